package dev.whence.benchmarks.whole.rest;

import dev.whence.benchmarks.fork.Answer;
import java.io.IOException;

/** The floor: a JVM that waits for the end of its input, and has no logger. */
final class Sleeper {
    private Sleeper() {}

    public static void main(String[] args) throws IOException {
        sleep();
    }

    /** Waits for the end of the input, and tells what the heap holds then. */
    static void sleep() throws IOException {
        System.in.readAllBytes();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        Answer.figure("idle", "heap", "MiB", (runtime.totalMemory() - runtime.freeMemory()) / (double) (1 << 20));
    }
}
