package dev.whence.pipeline;

import dev.whence.producer.Producer;
import dev.whence.producer.Producers;
import dev.whence.ring.Ring;
import dev.whence.sink.Troubles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Takes committed records from all rings, in the order of their times, to the outlets. The work without the thread:
 * {@link DrainThread} calls {@link #drainOnce}, and so does whoever flushes.
 *
 * <p>Why the order is right: a pass reads the clock, then the rings, and takes what is strictly older than that
 * reading. Let X return before Y begins, and let Y be taken. Then Y's time is before the reading, X was committed before
 * Y's time, hence before the rings were read: X is taken in this pass or was in an earlier one, and its time is not
 * after Y's.
 */
final class Drain {
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long RETIRE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MANY_ARRIVALS = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Producers producers;
    private final Losses losses;
    private final Troubles troubles;
    private final Batch batch;
    private final OwnLine ownLine;
    private final WallTime wallTime = new WallTime();
    private final Map<Ring, Source> sources = new HashMap<>();
    private final PriorityQueue<Source> heads = new PriorityQueue<>(Comparator.comparingLong(Source::time));

    private long retiredCount;
    private long lastRetirement = System.nanoTime();
    private int arrivalsSinceRetirement;
    private long retryAt;
    private long retryNanos = RETRY_NANOS;

    /** Volatile: read by producers that wait for room. */
    private volatile boolean faulted;

    /** Batches completed, read by producers that wait for room. */
    private final AtomicLong progress = new AtomicLong();

    Drain(Producers producers, Losses losses, Troubles troubles) {
        this.producers = producers;
        this.losses = losses;
        this.troubles = troubles;
        this.batch = new Batch(losses, troubles);
        this.ownLine = new OwnLine(producers.sites());
    }

    /** Takes what every ring holds and is older than now; returns how many records. */
    int drainOnce() {
        return locked(() -> {
            if (!mayTake()) {
                return 0;
            }
            adoptArrivals();
            int taken = merge(readClock());
            completeBatch();
            retireAbandoned();
            return taken;
        });
    }

    /** Takes what one ring holds: the synchronous writer's way. */
    void drainRing(Ring ring) {
        locked(() -> {
            if (!mayTake()) {
                return 0;
            }
            Source source = sources.get(ring);
            if (source == null) {
                adoptArrivals();
                source = sources.get(ring);
            }
            int taken = 0;
            wallTime.check();
            while (source != null && source.peek(Long.MAX_VALUE) && take(source)) {
                taken++;
            }
            completeBatch();
            if (arrivalsSinceRetirement > 0) {
                retireAbandoned();
            }
            return taken;
        });
    }

    /**
     * Takes all that was committed before this call, at once even if a fault asks for patience.
     *
     * @return false if a fault keeps some of it in memory
     */
    boolean flush() {
        long start = System.nanoTime();
        while (System.nanoTime() == start) {
            Thread.onSpinWait(); // records of this very nanosecond are older than the next one only
        }
        return locked(() -> {
            retryAt = start;
            drainOnce();
            return !faulted;
        });
    }

    /** Runs something between two batches. */
    <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Sends what was committed before this call to the outlets so far, and the rest to new ones. */
    void replaceOutlets(List<Outlet> replacement) {
        locked(() -> {
            flush();
            List<Outlet> replaced = batch.replaceOutlets(replacement);
            faulted = false;
            replaced.stream().filter(outlet -> !replacement.contains(outlet)).forEach(Outlet::close);
            return true;
        });
    }

    /** Gives back what the outlets hold of the system's; they open again when records come. */
    void closeOutlets() {
        locked(() -> {
            batch.outlets().forEach(Outlet::close);
            return true;
        });
    }

    List<Outlet> outlets() {
        return locked(batch::outlets);
    }

    boolean faulted() {
        return faulted;
    }

    long progress() {
        return progress.get();
    }

    /** Records committed to rings, written, and read but not fit to be formatted, as of one moment. */
    record Counts(long committed, long written, long failed) {}

    Counts counts() {
        return locked(() -> {
            adoptArrivals();
            long committed = retiredCount;
            for (Ring ring : sources.keySet()) {
                committed += ring.count();
            }
            return new Counts(committed, batch.written(), batch.failed());
        });
    }

    private long readClock() {
        long until = System.nanoTime();
        VarHandle.fullFence(); // the rings are read after the clock: the proof above stands on it
        wallTime.check();
        return until;
    }

    /**
     * Whether there is an end to take records to, and the last batch is done; tries again to complete that when its
     * time has come.
     */
    private boolean mayTake() {
        if (batch.outlets().isEmpty()) {
            return false; // what is logged before the start waits in its ring
        }
        return !faulted || (System.nanoTime() - retryAt >= 0 && completeBatch());
    }

    private void adoptArrivals() {
        for (Producer arrival = producers.nextArrival(); arrival != null; arrival = producers.nextArrival()) {
            sources.put(arrival.ring(), new Source(arrival, producers.sites(), troubles));
            arrivalsSinceRetirement++;
        }
    }

    private int merge(long until) {
        heads.clear();
        for (Source source : sources.values()) {
            if (source.peek(until)) {
                heads.add(source);
            }
        }
        int taken = 0;
        for (Source first = heads.poll(); first != null; first = heads.poll()) {
            Source second = heads.peek();
            long bound = second == null ? until : second.time() + 1;
            boolean more = true;
            while (more && first.time() - bound < 0) {
                if (!take(first)) {
                    return taken;
                }
                taken++;
                more = first.peek(until);
            }
            if (more) {
                heads.add(first);
            }
        }
        return taken;
    }

    /** Takes the record that {@code source} has peeked at; false if a full batch could not be completed. */
    private boolean take(Source source) {
        batch.take(source, wallTime.epochNanos(source.time()));
        return !batch.isFull() || completeBatch();
    }

    private boolean completeBatch() {
        String dropped = faulted ? null : losses.untold();
        if (dropped != null) {
            long now = System.nanoTime();
            batch.takeUncounted(ownLine.of(dropped, now), wallTime.epochNanos(now));
        }
        boolean done = batch.complete();
        if (done) {
            progress.incrementAndGet();
            retryNanos = RETRY_NANOS;
        } else {
            retryAt = System.nanoTime() + retryNanos;
            retryNanos = Math.min(2 * retryNanos, LONGEST_RETRY_NANOS);
        }
        faulted = !done;
        return done;
    }

    /** Frees the rings of dead threads, now and then: asking after each thread at each pass would cost more. */
    private void retireAbandoned() {
        long now = System.nanoTime();
        if (faulted || (now - lastRetirement < RETIRE_NANOS && arrivalsSinceRetirement < MANY_ARRIVALS)) {
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
