package dev.whence.examples.echo.reactor;

import dev.whence.Logged;
import java.time.Duration;

/** Waiting for threads that were told to end. */
@Logged
final class Threads {
    private static final Duration LONGEST_JOIN = Duration.ofSeconds(5);

    private Threads() {}

    /** Waits for the end of {@code thread}, but not for ever, and not at all if that is the one that calls. */
    static void join(Thread thread) {
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(LONGEST_JOIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            ThreadsLog.error("{} is still running after {}", thread.getName(), LONGEST_JOIN);
        }
    }
}
