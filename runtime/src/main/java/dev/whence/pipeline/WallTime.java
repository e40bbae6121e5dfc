package dev.whence.pipeline;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Dates records, which carry {@link System#nanoTime}, by anchors: pairs of that time and the wall clock's. A new anchor
 * is set when the two have moved apart by a millisecond, because the clock was set or the machine slept; what was
 * logged before keeps the old one.
 */
final class WallTime {
    private static final long TOLERANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** Two looks at clocks that lie further apart tell nothing to a millisecond. */
    private static final long PATIENCE_NANOS = TOLERANCE_NANOS / 4;

    private final LongSupplier nanoTime;
    private final LongSupplier epochNanos;

    /** What to add to a record's time, from {@link #since} on and before it. */
    private long offset;

    private long since;
    private long earlierOffset;

    private final Anchors anchors;

    /** Told of each new anchor. */
    interface Anchors {
        void add(long since, long offset);
    }

    WallTime(Anchors anchors) {
        this(System::nanoTime, WallTime::now, anchors);
    }

    WallTime(LongSupplier nanoTime, LongSupplier epochNanos, Anchors anchors) {
        this.anchors = anchors;
        this.nanoTime = nanoTime;
        this.epochNanos = epochNanos;
        since = nanoTime.getAsLong();
        offset = epochNanos.getAsLong() - since;
        earlierOffset = offset;
    }

    private static long now() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    /** Compares the clocks; to be called at each pass of the drain, behind which no older record comes. */
    void check() {
        long nano = nanoTime.getAsLong();
        long measured = epochNanos.getAsLong() - nano;
        if (nanoTime.getAsLong() - nano >= PATIENCE_NANOS) {
            return; // the processor was away between the two: the next pass knows better
        }
        if (Math.abs(measured - offset) >= TOLERANCE_NANOS) {
            earlierOffset = offset;
            offset = measured;
            since = nano;
            tellAnchor();
        }
    }

    /** Tells the anchor that holds now. */
    void tellAnchor() {
        anchors.add(since, offset);
    }

    /** The wall clock's time, in nanoseconds since 1970, when {@link System#nanoTime} was {@code nano}. */
    long epochNanos(long nano) {
        return nano + (nano - since >= 0 ? offset : earlierOffset);
    }
}
