package dev.whence.benchmarks.whole.start;

/** The floor: a program that says when it is there, and has no logger. */
final class BareProgram {
    private BareProgram() {}

    public static void main(String[] args) {
        System.out.println(System.nanoTime());
    }
}
