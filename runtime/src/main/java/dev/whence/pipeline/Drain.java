package dev.whence.pipeline;

import dev.whence.Level;
import dev.whence.producer.Producers;
import dev.whence.record.SiteTable;
import dev.whence.ring.Ring;
import dev.whence.ringfile.RingFile;
import dev.whence.sink.Troubles;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    private final DrainLock lock;
    private final Sources sources;
    private final Losses losses;
    private final Troubles troubles;
    private final Batch batch;
    private final Completion completion;
    private final OwnLines ownLines;
    private final Backlog backlog = new Backlog();
    private final SiteTable sites;
    private final Ledger ledger;
    private final WallTime wallTime;
    private final Merge merge = new Merge();

    /** Whether the pass has taken all that it found. */
    private boolean whole;

    Drain(Producers producers, Losses losses, Troubles troubles) {
        this.lock = new DrainLock(troubles);
        this.losses = losses;
        this.troubles = troubles;
        this.ledger = new Ledger(troubles);
        this.wallTime = new WallTime(ledger::anchor);
        this.batch = new Batch(losses, troubles, ledger);
        this.sources = new Sources(producers, this::lost);
        this.sites = producers.sites();
        this.completion = new Completion(batch, lock, producers.room(), troubles);
        this.ownLines = new OwnLines(losses, batch, completion, wallTime, sites);
    }

    /** Takes what every ring holds and is older than now; returns how many records. */
    int drainOnce() {
        return locked(() -> mayTake() ? takeAll() : 0);
    }

    private int takeAll() {
        sources.adoptArrivals();
        long until = readClock();
        ownLines.learnLosses();
        whole = true;
        int taken = merge.run(sources.all(), until, this::take);
        if (completion.complete() && ownLines.tellLosses()) {
            // Also those without a record in this batch: their cursors may have left a cell behind.
            sources.all().forEach(Source::release);
            sources.relieve();
            if (whole) {
                sites.sweep();
            }
        }
        return taken;
    }

    /**
     * As {@link #drainOnce}, for a call that logs.
     *
     * @return false if an outlet hangs; told at once if that is known already
     */
    boolean drainOnceUnlessStalled() {
        if (!lock.enter()) {
            return false;
        }
        try {
            drainOnce();
            return true;
        } finally {
            lock.leave();
        }
    }

    /** From here on the callers of {@link #drainRing} first take what others have left. */
    void fallBehind() {
        backlog.tell();
    }

    /** Whether something may be left that the next caller of {@link #drainRing} would take first, or takes just now. */
    boolean isBehind() {
        return backlog.isPossible();
    }

    /** Whether something was left, and nobody is at it. */
    boolean isStuck() {
        return completion.faulted() || backlog.isTold();
    }

    /** Takes what was left; for times when every caller writes for himself. */
    void catchUp() {
        locked(() -> {
            if (backlog.gather() && mayTake()) {
                takeLeft();
            }
            return 0;
        });
    }

    /** Takes what one ring holds: the synchronous writer's way. Leaves it where an outlet hangs. */
    void drainRing(Ring ring) {
        if (!lock.enter()) {
            fallBehind();
            return;
        }
        try {
            locked(() -> {
                boolean all = backlog.gather();
                backlog.set(true); // unless this ends well
                if (!mayTake()) {
                    return 0;
                }
                if (all) {
                    takeLeft();
                } else {
                    takeFrom(ring);
                    backlog.set(completion.faulted());
                }
                return 0;
            });
        } finally {
            lock.leave();
        }
    }

    private void takeLeft() {
        awaitNextNanosecond();
        takeAll();
        backlog.set(completion.faulted());
    }

    private void takeFrom(Ring ring) {
        Source source = sources.of(ring);
        ownLines.learnLosses();
        if (source != null) {
            takeAll(source);
        }
        if (completion.complete() && ownLines.tellLosses()) {
            if (source != null) {
                source.release();
            }
            if (sources.hasNew() || sources.isShort()) {
                sources.relieve();
            }
        }
    }

    private void takeAll(Source source) {
        boolean more = source.peek(Source.ALL);
        if (more) {
            wallTime.checkAt(source.time());
        }
        while (more) {
            more = take(source) && source.peek(Source.ALL);
        }
    }

    /**
     * Takes all that was committed before this call, at once even if a fault asks for patience.
     *
     * @return false if a fault keeps some of it in memory
     */
    boolean flush() {
        awaitNextNanosecond();
        return locked(() -> {
            completion.retryNow();
            drainOnce();
            return !completion.faulted();
        });
    }

    /** As {@link #flush}; false also if an outlet hangs. */
    boolean flushUnlessStalled() {
        if (!lock.enterPatiently()) {
            return false;
        }
        try {
            return flush();
        } finally {
            lock.leave();
        }
    }

    /** Records of this very nanosecond are older than the next one only. */
    private static void awaitNextNanosecond() {
        long start = System.nanoTime();
        while (System.nanoTime() == start) {
            Thread.onSpinWait();
        }
    }

    /** Runs something between two batches. */
    <T> T locked(Supplier<T> action) {
        return lock.locked(action);
    }

    /** From here on what is needed to recover records is kept in this file, in which the rings take their cells. */
    void keepIn(RingFile file, Consumer<@Nullable IOException> noRoom) {
        locked(() -> {
            ledger.open(file, 0);
            wallTime.tellAnchor();
            sources.keepIn(file, noRoom);
            return true;
        });
    }

    /**
     * Sends what was committed before this call to the outlets so far, and the rest to new ones.
     *
     * @param destination what the new ones stand for; null if that has not changed
     */
    void replaceOutlets(List<Outlet> replacement, @Nullable Destination destination) {
        locked(() -> {
            flush();
            List<Outlet> replaced = batch.replaceOutlets(replacement);
            if (destination != null) {
                ledger.destination(destination);
            }
            completion.forgetFault();
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

    /** Sets the zone of the times in lines of our own. */
    void zone(ZoneId newZone) {
        ownLines.zone(newZone);
    }

    /** Whether it is this thread that drains. */
    boolean isDraining() {
        return lock.isHeldByCurrentThread();
    }

    boolean faulted() {
        return completion.faulted();
    }

    /** For those who wait for room: whether, and since when, batches are completed, and how long to wait for that. */
    DrainLock lock() {
        return lock;
    }

    /** How long to rest at most where {@code nanos} are wanted: less after a fault, so that it is seen to heal. */
    long rest(long nanos) {
        return completion.rest(nanos);
    }

    /**
     * Records committed to rings, written, and read but not fit to be formatted, as of one moment.
     *
     * @param dropped by level, those not fit to be formatted included
     */
    record Counts(long committed, long written, long failed, Map<Level, Long> dropped) {}

    /** Waits for no outlet. */
    Counts counts() {
        return lock.read(() -> new Counts(sources.committed(), batch.written(), batch.failed(), losses.byLevel()));
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
        if (completion.isOrGetsSound()) {
            return true;
        }
        wallTime.check(); // a clock that is set while a fault lasts: what waits keeps its time
        return false;
    }

    /** Takes the record that {@code source} has peeked at; false if a full batch could not be completed. */
    private boolean take(Source source) {
        whole &= takeNext(source);
        return whole;
    }

    private boolean takeNext(Source source) {
        if (ownLines.hasLossBefore(source.time()) && !(completion.complete() && ownLines.tellLosses())) {
            return false;
        }
        long epochNanos = wallTime.epochNanos(source.time());
        if (!batch.take(source, epochNanos) && (!completion.complete() || !batch.take(source, epochNanos))) {
            return false;
        }
        return !batch.isFull() || completion.complete();
    }

    private void lost(long records, String reason) {
        batch.addUnreadable(records);
        troubles.tell("reading", records + (records == 1 ? " record" : " records") + " cannot be read: " + reason);
    }

    /** Writes a line of the logger's own, unless a fault is in the way. */
    void tell(String text) {
        locked(() -> mayTake() && completion.complete() && ownLines.write(text));
    }
}
