package dev.whence.pipeline;

import dev.whence.producer.Producer;
import dev.whence.producer.Producers;
import dev.whence.ring.Ring;
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
    private final Source.Unreadable unreadable;
    private final Map<Ring, Source> sources = new HashMap<>();

    /** Who writes to them, to ask whether he will come again. */
    private final Map<Ring, Producer> writers = new HashMap<>();

    private long retiredCount;
    private long lastRetirement = System.nanoTime();
    private int arrivalsSinceRetirement;

    Sources(Producers producers, Source.Unreadable unreadable) {
        this.producers = producers;
        this.unreadable = unreadable;
    }

    /** Takes in what producers have opened since the last call. */
    void adoptArrivals() {
        for (Producer arrival = producers.nextArrival(); arrival != null; arrival = producers.nextArrival()) {
            Source source = new Source(arrival.ring().reader(), producers.sites(), unreadable);
            sources.put(arrival.ring(), source);
            writers.put(arrival.ring(), arrival);
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
        List<Ring> abandoned = new ArrayList<>();
        writers.forEach((ring, writer) -> {
            // In this order: what a thread wrote before its end is seen by a look that comes after it.
            if (writer.isAbandoned() && isEmpty(ring)) {
                abandoned.add(ring);
            }
        });
        for (Ring ring : abandoned) {
            retiredCount += ring.count();
            sources.remove(ring);
            writers.remove(ring);
            ring.release();
        }
    }

    private boolean isEmpty(Ring ring) {
        Source source = sources.get(ring);
        return source == null || !source.peek(Long.MAX_VALUE);
    }
}
