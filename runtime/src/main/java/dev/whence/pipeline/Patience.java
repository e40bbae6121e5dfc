package dev.whence.pipeline;

import dev.whence.sink.NanoTime;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long callers have waited, by looks that they take every few milliseconds. A process that was stopped, or a machine
 * that slept, has not waited: else each caller would come back from there to a time-out, although the drain had no
 * chance either.
 */
final class Patience {
    /** Between two looks of a process that runs, however busy. */
    private static final long ABSENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final LongSupplier nanoTime;

    /** Volatile, and a benign race: of looks at the same time any may be the last. */
    private volatile long lastLook;

    /** Where waiting begins anew; volatile: one caller's look tells all others. */
    private volatile long resumedAt;

    Patience() {
        this(new NanoTime());
    }

    Patience(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        lastLook = nanoTime.getAsLong();
        resumedAt = lastLook;
    }

    /** Takes a look: how long somebody has waited who began at {@code since}. */
    long waited(long since) {
        long now = nanoTime.getAsLong();
        if (now - lastLook >= ABSENCE_NANOS) {
            resumedAt = now;
        }
        lastLook = now;
        return Math.min(now - since, now - resumedAt);
    }
}
