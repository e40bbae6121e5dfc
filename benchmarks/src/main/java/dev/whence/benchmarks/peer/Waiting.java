package dev.whence.benchmarks.peer;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what tells nobody when it is there, with rests, so that a processor is left for it. */
public final class Waiting {
    private static final long REST_NANOS = 100_000;

    private Waiting() {}

    public static void until(BooleanSupplier there) {
        while (!there.getAsBoolean()) {
            LockSupport.parkNanos(REST_NANOS);
        }
    }

    /** The thread of a logger, which is there once something has been logged. */
    public static Thread thread(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no thread " + name));
    }
}
