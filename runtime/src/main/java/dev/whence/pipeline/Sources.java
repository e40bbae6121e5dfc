package dev.whence.pipeline;

import dev.whence.producer.Producer;
import dev.whence.producer.Producers;
import dev.whence.ring.Ring;
import dev.whence.ringfile.RingFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
    private final Source.Unreadable unreadable;
    private final Map<Ring, Source> sources = new HashMap<>();

    /** Who writes to them, to ask whether he will come again. */
    private final Map<Ring, Producer> writers = new HashMap<>();

    private long retiredCount;
    private long lastRetirement = System.nanoTime();
    private int arrivalsSinceRetirement;
    private long nextParking = System.nanoTime();

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

    /** Has all rings go on in cells of this file; see {@code Producers.keepIn}. */
    void keepIn(RingFile file, Consumer<@Nullable IOException> noRoom) {
        producers.keepIn(file, noRoom);
        adoptArrivals();
        for (Ring ring : sources.keySet()) {
            ring.evict();
        }
    }

    /** Whether rings are in a file that somebody has cut, and are to leave it. */
    boolean isFileLost() {
        return producers.arena().isFileLost();
    }

    /** Has nobody touch this file any more, which somebody has cut. */
    void lose(RingFile cut) {
        producers.arena().leave(cut);
    }

    /**
     * Has all rings leave the file that is lost. What waits there is missing, and so counted.
     *
     * @param isBatchKept see {@link Source#lose}
     */
    void leaveFile(boolean isBatchKept) {
        adoptArrivals();
        sources.values().forEach(source -> source.lose(isBatchKept));
        sources.keySet().forEach(Ring::evict);
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
        List<Map.Entry<Ring, Source>> idle = new ArrayList<>();
        for (Map.Entry<Ring, Source> source : sources.entrySet()) {
            if (source.getValue().isIdle(IDLE_NANOS)) {
                idle.add(source);
            }
        }
        idle.sort(Comparator.comparingLong(source -> source.getValue().time() - now));
        boolean any = false;
        for (Map.Entry<Ring, Source> source : idle.subList(0, Math.min(idle.size(), MOST_PARKED))) {
            source.getValue().release(); // the name of a thread may have been read since
            Producer writer = writers.get(source.getKey());
            any |= writer != null && writer.park();
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
        List<Ring> abandoned = new ArrayList<>();
        for (Map.Entry<Ring, Producer> writer : writers.entrySet()) {
            // In this order: what a thread wrote before its end is seen by a look that comes after it.
            if (writer.getValue().isAbandoned() && isEmpty(writer.getKey())) {
                abandoned.add(writer.getKey());
            }
        }
        for (Ring ring : abandoned) {
            retiredCount += ring.count();
            Source source = sources.remove(ring);
            if (source != null) {
                source.release(); // a cell that goes on to others must be marked as read, or its records would come
                // again
            }
            writers.remove(ring);
            ring.release();
        }
        return !abandoned.isEmpty();
    }

    private boolean isEmpty(Ring ring) {
        Source source = sources.get(ring);
        return source == null || !source.peek(Source.ALL);
    }
}
