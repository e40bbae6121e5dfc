package dev.whence.pipeline;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Dates records, which carry {@link System#nanoTime}, by anchors: pairs of that time and the wall clock's. A new anchor
 * is set when the two have moved apart by a millisecond, because the clock was set or the machine slept; what was
 * logged before keeps the old one, however long a fault keeps it in memory.
 */
final class WallTime {
    private static final long TOLERANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** Two looks at clocks that lie further apart tell nothing to a millisecond. */
    private static final long PATIENCE_NANOS = TOLERANCE_NANOS / 4;

    /** Of the first look, which has the JDK load what it needs: the processor may be away each time, but not so often. */
    private static final int FIRST_TRIES = 10;

    /** Between two exact looks at a clock that may be apart: each is an object of the caller's, who is to make none. */
    private static final long EXACT_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A second of drift, in steps of a millisecond, while a fault lasts; then the least step is forgotten. */
    private static final int MOST_ANCHORS = 1024;

    private final Clocks clocks;

    /** From when on an anchor counts, in the order of time; the first one for what came before it, too. */
    private final long[] since = new long[MOST_ANCHORS];

    /** What to add to a record's time. */
    private final long[] offset = new long[MOST_ANCHORS];

    private int last;
    private long lastCheck;
    private long lastExact;

    private final Anchors anchors;

    /** Told of each new anchor. */
    interface Anchors {
        void add(long since, long offset);
    }

    /** What is compared. */
    interface Clocks {
        long nanoTime();

        long epochNanos();

        long epochMillis();
    }

    private static final class SystemClocks implements Clocks {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public long epochNanos() {
            Instant now = Instant.now();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public long epochMillis() {
            return System.currentTimeMillis();
        }
    }

    WallTime(Anchors anchors) {
        this(new SystemClocks(), anchors);
    }

    WallTime(Clocks clocks, Anchors anchors) {
        this.anchors = anchors;
        this.clocks = clocks;
        long nano = clocks.nanoTime();
        long epoch = clocks.epochNanos();
        for (int tries = 1; tries < FIRST_TRIES && isLate(nano); tries++) {
            nano = clocks.nanoTime();
            epoch = clocks.epochNanos();
        }
        since[0] = nano;
        lastCheck = nano;
        lastExact = nano;
        offset[0] = epoch - nano;
    }

    /** As {@link #check}, at a time that is known already, if the last look was long enough ago. */
    void checkAt(long nano) {
        if (nano - lastCheck >= PATIENCE_NANOS) {
            check();
        }
    }

    /** Compares the clocks; to be called at each pass of the drain, also while a fault keeps it from taking records. */
    void check() {
        long nano = clocks.nanoTime();
        lastCheck = nano;
        long apart = leastApart(nano);
        if (apart >= TOLERANCE_NANOS || (apart > 0 && nano - lastExact >= EXACT_NANOS)) {
            compare(nano);
        }
    }

    /** How far apart the clocks are at least, by one that counts milliseconds; not above 0 if they may agree. */
    private long leastApart(long nano) {
        long ours = nano + offset[last];
        long from = TimeUnit.MILLISECONDS.toNanos(clocks.epochMillis());
        return Math.max(from - ours, ours - (from + TOLERANCE_NANOS - 1));
    }

    private void compare(long nano) {
        lastExact = nano;
        long measured = clocks.epochNanos() - nano;
        if (isLate(nano)) {
            return; // the next pass knows better
        }
        if (Math.abs(measured - offset[last]) >= TOLERANCE_NANOS) {
            if (last == MOST_ANCHORS - 1) {
                forgetLeastStep();
            }
            last++;
            offset[last] = measured;
            since[last] = nano;
            tellAnchor();
        }
    }

    /** Whether the processor was away between a look at {@code nano} and one at the other clock. */
    private boolean isLate(long nano) {
        return clocks.nanoTime() - nano >= PATIENCE_NANOS;
    }

    /** Tells the anchor that holds now. */
    void tellAnchor() {
        anchors.add(since[last], offset[last]);
    }

    /** A drift, rather than a clock that was set by an hour. */
    private void forgetLeastStep() {
        int least = 1;
        for (int i = 2; i <= last; i++) {
            if (Math.abs(offset[i] - offset[i - 1]) < Math.abs(offset[least] - offset[least - 1])) {
                least = i;
            }
        }
        System.arraycopy(since, least + 1, since, least, last - least);
        System.arraycopy(offset, least + 1, offset, least, last - least);
        last--;
    }

    /** The wall clock's time, in nanoseconds since 1970, when {@link System#nanoTime} was {@code nano}. */
    long epochNanos(long nano) {
        int anchor = last;
        while (anchor > 0 && nano - since[anchor] < 0) {
            anchor--; // most records are younger than the last anchor
        }
        return nano + offset[anchor];
    }
}
