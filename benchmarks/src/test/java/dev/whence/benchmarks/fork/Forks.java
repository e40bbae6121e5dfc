package dev.whence.benchmarks.fork;

/** A program that does what its first argument says. */
final class Forks {
    private Forks() {}

    public static void main(String[] args) throws InterruptedException {
        switch (args[0]) {
            case "answer" -> {
                System.out.println("no answer");
                Answer.figure("5 threads", "rate", "lines/s", 1.5);
                Answer.figure("", "heap", "MiB", 512);
            }
            case "fail" -> {
                Answer.figure("", "rate", "lines/s", 1);
                throw new IllegalStateException("the disk is full");
            }
            case "say nothing" -> System.out.println("nothing");
            case "miss" -> Answer.missing("org/acme/Logger\tin a jar\nor two");
            case "sleep" -> {
                Answer.figure("", "rate", "lines/s", 1);
                Thread.sleep(60_000);
            }
            case "tell options" ->
                Answer.figure("", "heap", "MiB", Runtime.getRuntime().maxMemory() >> 20);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }
}
