package dev.whence.examples.echo.demo;

import java.time.Duration;

/** The moment when something must be over. */
final class Deadline {
    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left; 0 or less when it has passed. */
    long nanosLeft() {
        return nanoTime - System.nanoTime();
    }
}
