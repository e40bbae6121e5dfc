package dev.whence.pipeline;

import dev.whence.producer.Producer;
import dev.whence.producer.Producers;
import dev.whence.ring.Ring;
import dev.whence.sink.Troubles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The rings that there are: new ones are taken in, and those of dead threads freed. Guarded by the drain's lock. */
final class Sources {
    private static final long RETIRE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MANY_ARRIVALS = 256;

    /** A thread that has logged nothing for so long can do without memory of its own. */
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int MOST_PARKED = 16;

    /** Between two rounds, at least; and so many times as long as the last one took, that it costs no more than a 50th. */
    private static final long PARKING_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int PARKING_SHARE = 50;

    private final Producers producers;
    private final Troubles troubles;
    private final Map<Ring, Source> sources = new HashMap<>();
    private long retiredCount;
    private long lastRetirement = System.nanoTime();
    private int arrivalsSinceRetirement;
    private long nextParking = System.nanoTime();

    Sources(Producers producers, Troubles troubles) {
        this.producers = producers;
        this.troubles = troubles;
    }

    /** Takes in what producers have opened since the last call. */
    void adoptArrivals() {
        for (Producer arrival = producers.nextArrival(); arrival != null; arrival = producers.nextArrival()) {
            sources.put(arrival.ring(), new Source(arrival, producers.sites(), troubles));
            arrivalsSinceRetirement++;
        }
    }

    Collection<Source> all() {
        return sources.values();
    }

    /** The source of a ring; null for one that has been retired. */
    @Nullable
    Source of(Ring ring) {
        Source source = sources.get(ring);
        if (source == null) {
            adoptArrivals();
            source = sources.get(ring);
        }
        return source;
    }

    /** Records committed to all rings so far, those that are gone included. */
    long committed() {
        adoptArrivals();
        long committed = retiredCount;
        for (Ring ring : sources.keySet()) {
            committed += ring.count();
        }
        return committed;
    }

    /** Whether rings have come since the last retirement: where threads come, threads go. */
    boolean hasNew() {
        return arrivalsSinceRetirement > 0;
    }

    /** Whether {@link #relieve} is called for. */
    boolean isShort() {
        return producers.isShort();
    }

    /**
     * Takes memory back from rings that do not need theirs: those of dead threads, and, if somebody has found none, of
     * idle ones. To be called when nothing is on its way from a ring to an outlet.
     */
    void relieve() {
        boolean any = retireAbandoned();
        long now = System.nanoTime();
        if (producers.isShort() && now - nextParking >= 0) {
            producers.relieved(); // first: whoever finds nothing from here on asks again
            any |= parkIdle(now);
            long end = System.nanoTime();
            nextParking = end + Math.max(PARKING_NANOS, PARKING_SHARE * (end - now));
        }
        if (any) {
            producers.retryPrivate();
            producers.room().make();
        }
    }

    /** A few at a time, those that have been idle longest: each may stop its thread for a moment. */
    private boolean parkIdle(long now) {
        List<Source> idle = new ArrayList<>();
        for (Source source : sources.values()) {
            if (source.isIdle(IDLE_NANOS)) {
                idle.add(source);
            }
        }
        idle.sort(Comparator.comparingLong(source -> source.time() - now));
        boolean any = false;
        for (Source source : idle.subList(0, Math.min(idle.size(), MOST_PARKED))) {
            source.release(); // the name of a thread may have been read since
            any |= source.producer().park();
        }
        return any;
    }

    /** Frees the rings of dead threads, now and then: asking after each thread at each pass would cost more. */
    private boolean retireAbandoned() {
        long now = System.nanoTime();
        if (now - lastRetirement < RETIRE_NANOS && arrivalsSinceRetirement < MANY_ARRIVALS) {
            return false;
        }
        producers.retryPrivate(); // the cap may have been raised
        lastRetirement = now;
        arrivalsSinceRetirement = 0;
        List<Source> abandoned = new ArrayList<>();
        for (Source source : sources.values()) {
            // In this order: what a thread wrote before its end is seen by a look that comes after it.
            if (source.producer().isAbandoned() && !source.peek(Long.MAX_VALUE)) {
                abandoned.add(source);
            }
        }
        for (Source source : abandoned) {
            Ring ring = source.producer().ring();
            retiredCount += ring.count();
            sources.remove(ring);
            ring.release();
        }
        return !abandoned.isEmpty();
    }
}
