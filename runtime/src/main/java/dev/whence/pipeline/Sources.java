package dev.whence.pipeline;

import dev.whence.producer.Producer;
import dev.whence.producer.Producers;
import dev.whence.ring.Ring;
import dev.whence.sink.Troubles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The rings that there are: new ones are taken in, and those of dead threads freed. Guarded by the drain's lock. */
final class Sources {
    private static final long RETIRE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MANY_ARRIVALS = 256;

    private final Producers producers;
    private final Troubles troubles;
    private final Map<Ring, Source> sources = new HashMap<>();
    private long retiredCount;
    private long lastRetirement = System.nanoTime();
    private int arrivalsSinceRetirement;

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

    /** Frees the rings of dead threads, now and then: asking after each thread at each pass would cost more. */
    void retireAbandoned() {
        long now = System.nanoTime();
        if (now - lastRetirement < RETIRE_NANOS && arrivalsSinceRetirement < MANY_ARRIVALS) {
            return;
        }
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
    }
}
