package dev.whence.pipeline;

import dev.whence.Level;
import dev.whence.producer.Producers;
import dev.whence.producer.Room;
import dev.whence.record.SiteTable;
import dev.whence.ring.Ring;
import dev.whence.ringfile.RingFile;
import dev.whence.sink.Troubles;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private static final String BATCH = "batch";
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final DrainLock lock;
    private final Sources sources;
    private final Losses losses;
    private final Troubles troubles;
    private final Batch batch;
    private final OwnLine ownLine;
    private final Room room;
    private final SiteTable sites;
    private final Ledger ledger;
    private final WallTime wallTime;
    private final RingFileLoss fileLoss;
    private final Merge merge = new Merge();

    private boolean failedToWrite;

    /** Of the times in lines of our own. */
    private volatile ZoneId zone = ZoneOffset.UTC;

    /** What is to be told in this pass. */
    private Losses.@Nullable Lost lost;

    /** Whether the pass has taken all that it found. */
    private boolean whole;

    private long retryAt;
    private long retryNanos = RETRY_NANOS;

    /** Volatile: read by producers that wait for room. */
    private volatile boolean faulted;

    /**
     * Whether rings may hold records older than that of a caller who writes for himself: after a fault, and when calls
     * begin to do so. Written under the lock.
     */
    private volatile boolean behind;

    /** As {@link #behind}, set without the lock, which a sink that hangs may keep. */
    private final AtomicBoolean left = new AtomicBoolean();

    Drain(Producers producers, Losses losses, Troubles troubles) {
        this.lock = new DrainLock(troubles);
        this.losses = losses;
        this.troubles = troubles;
        this.ledger = new Ledger(troubles);
        this.wallTime = new WallTime(ledger::anchor);
        this.batch = new Batch(losses, troubles, ledger);
        this.sources = new Sources(producers, this::lost);
        this.fileLoss = new RingFileLoss(sources, ledger, losses, batch);
        this.ownLine = new OwnLine(producers.sites());
        this.room = producers.room();
        this.sites = producers.sites();
    }

    /** Takes what every ring holds and is older than now; returns how many records. */
    int drainOnce() {
        return locked(() -> fileLoss.guarded(() -> mayTake() ? takeAll() : 0));
    }

    private int takeAll() {
        sources.adoptArrivals();
        long until = readClock();
        learnLosses();
        whole = true;
        int taken = merge.run(sources.all(), until, this::take);
        if (completeBatch() && tellLosses()) {
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
        left.set(true);
    }

    /** Whether something may be left that the next caller of {@link #drainRing} would take first, or takes just now. */
    boolean isBehind() {
        return behind || left.get();
    }

    /** Whether something was left, and nobody is at it. */
    boolean isStuck() {
        return faulted || left.get();
    }

    /** Takes what was left; for times when every caller writes for himself. */
    void catchUp() {
        locked(() -> {
            boolean any = gatherLeft();
            return fileLoss.guarded(() -> any && mayTake() ? takeLeft() : 0);
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
                boolean all = gatherLeft();
                behind = true; // unless this ends well
                return fileLoss.guarded(() -> {
                    if (!mayTake()) {
                        return 0;
                    }
                    if (all) {
                        return takeLeft();
                    }
                    takeFrom(ring);
                    behind = faulted;
                    return 0;
                });
            });
        } finally {
            lock.leave();
        }
    }

    /** Taken and cleared in one step, before the rings are read: who sets it later is heard later. */
    private boolean gatherLeft() {
        if (left.get() && left.getAndSet(false)) {
            behind = true;
        }
        return behind;
    }

    private int takeLeft() {
        awaitNextNanosecond();
        int taken = takeAll();
        behind = faulted;
        return taken;
    }

    private void takeFrom(Ring ring) {
        Source source = sources.of(ring);
        wallTime.check();
        learnLosses();
        boolean more = true;
        while (more) {
            more = source != null && source.peek(Source.ALL) && take(source);
        }
        if (completeBatch() && tellLosses()) {
            if (source != null) {
                source.release();
            }
            if (sources.hasNew() || sources.isShort()) {
                sources.relieve();
            }
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
            retryAt = System.nanoTime();
            drainOnce();
            return !faulted;
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
    void keepIn(RingFile file, Consumer<@Nullable IOException> noRoom, Runnable whenLost) {
        locked(() -> {
            fileLoss.whenLost(whenLost);
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

    /** Sets the zone of the times in lines of our own. */
    void zone(ZoneId newZone) {
        zone = newZone;
    }

    /** Whether it is this thread that drains. */
    boolean isDraining() {
        return lock.isHeldByCurrentThread();
    }

    boolean faulted() {
        return faulted;
    }

    /** For those who wait for room: whether, and since when, batches are completed, and how long to wait for that. */
    DrainLock lock() {
        return lock;
    }

    /** How long to rest at most where {@code nanos} are wanted: less after a fault, so that it is seen to heal. */
    long rest(long nanos) {
        return faulted ? Math.min(nanos, RETRY_NANOS) : nanos;
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
        fileLoss.leaveIfKnown();
        if (!faulted || (System.nanoTime() - retryAt >= 0 && completeBatch())) {
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
        if (lost != null && source.time() - lost.last() > 0 && !(completeBatch() && tellLosses())) {
            return false;
        }
        long epochNanos = wallTime.epochNanos(source.time());
        if (!batch.take(source, epochNanos) && (!completeBatch() || !batch.take(source, epochNanos))) {
            return false;
        }
        return !batch.isFull() || completeBatch();
    }

    /** At the start of a pass: what was dropped before is older than what the pass leaves for later. */
    private void learnLosses() {
        if (lost == null) {
            lost = losses.untold();
        }
    }

    /** Says what was dropped: in front of the first record that is newer, or else at the end of the pass. */
    private boolean tellLosses() {
        Losses.Lost now = lost;
        lost = null;
        return now == null || completeOwnLine(LostText.of(now, wallTime::epochNanos, zone));
    }

    private void lost(long records, String reason) {
        batch.addUnreadable(records);
        if (!reason.equals(Source.CUT)) {
            troubles.tell("reading", records + (records == 1 ? " record" : " records") + " cannot be read: " + reason);
        }
    }

    private boolean completeBatch() {
        boolean any = !batch.isEmpty();
        boolean done = complete();
        if (done) {
            if (any) {
                lock.progressed();
            }
            retryNanos = RETRY_NANOS;
        } else {
            retryAt = System.nanoTime() + (fileLoss.hasLeft() ? 0 : retryNanos);
            retryNanos = Math.min(2 * retryNanos, LONGEST_RETRY_NANOS);
        }
        faulted = !done;
        if (any) {
            room.make(); // or a fault, which those who wait should hear of
        }
        return done;
    }

    /** Writes a line of the logger's own, unless a fault is in the way. */
    void tell(String text) {
        locked(() -> mayTake() && completeBatch() && completeOwnLine(text));
    }

    private boolean completeOwnLine(String text) {
        long now = System.nanoTime();
        batch.takeUncounted(ownLine.of(text, now), wallTime.epochNanos(now));
        faulted = !complete();
        return !faulted;
    }

    private boolean complete() {
        if (!fileLoss.isSound()) {
            return false;
        }
        try {
            if (!lock.write(batch::write)) {
                return false;
            }
        } catch (RuntimeException | Error e) {
            if (fileLoss.explains()) {
                return false;
            }
            // Else records would be taken again and again onto a batch that cannot end.
            troubles.tell(BATCH, "records could not be written and are kept: ", e);
            failedToWrite = true;
            return false;
        }
        batch.settle();
        if (failedToWrite) {
            failedToWrite = false;
            troubles.healed(BATCH);
        }
        return true;
    }
}
