package dev.whence.pipeline;

import dev.whence.Level;
import dev.whence.producer.Producers;
import dev.whence.ring.Ring;
import dev.whence.ringfile.RingFile;
import dev.whence.sink.Troubles;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes committed records from all rings, in the order of their times, to the outlets; says who may do that, and when.
 * The work without the thread: {@link DrainThread} calls {@link #drainOnce}, and so does whoever flushes, and a call that
 * writes for itself calls {@link #drainRing}. {@link Pass} has the way through the rings.
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
    private final Ledger ledger;
    private final WallTime wallTime;
    private final RingFileLoss fileLoss;
    private final Pass pass;

    /** A whole pass, and one for a caller: made once, since a call that writes for itself is to allocate nothing. */
    private final Supplier<Integer> wholePass;

    private final Supplier<Integer> callersPass;

    /** Of the caller who writes for himself just now, until that has ended well; under the lock. */
    private @Nullable Ring callersRing;

    Drain(Producers producers, Losses losses, Troubles troubles) {
        this.lock = new DrainLock(troubles);
        this.losses = losses;
        this.troubles = troubles;
        this.ledger = new Ledger(troubles);
        this.wallTime = new WallTime(ledger::anchor);
        this.batch = new Batch(losses, troubles, ledger);
        this.sources = new Sources(producers, this::lost);
        this.fileLoss = new RingFileLoss(sources, ledger, losses, batch);
        this.completion = new Completion(batch, fileLoss, lock, producers.room(), troubles);
        this.ownLines = new OwnLines(losses, batch, completion, wallTime, producers.sites());
        this.pass = new Pass(sources, producers.sites(), batch, fileLoss, completion, ownLines, wallTime);
        IntSupplier takingAll = () -> pass.mayTake() ? pass.takeAll() : 0;
        this.wholePass = () -> fileLoss.guarded(takingAll);
        IntSupplier takingCallers = this::takeCallers;
        this.callersPass = () -> fileLoss.guarded(takingCallers);
    }

    /** Takes what every ring holds and is older than now; returns how many records. */
    int drainOnce() {
        return locked(wholePass);
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
            boolean any = backlog.gather();
            return fileLoss.guarded(() -> any && pass.mayTake() ? takeLeft() : 0);
        });
    }

    /** Takes what one ring holds: the synchronous writer's way. Leaves it where an outlet hangs. */
    void drainRing(Ring ring) {
        if (!lock.enter()) {
            fallBehind();
            return;
        }
        try {
            callersRing = ring;
            lock.withAccounts(callersPass);
        } finally {
            if (callersRing != null) {
                callersRing = null;
                fallBehind();
            }
            lock.leave();
        }
    }

    private int takeCallers() {
        Ring ring = callersRing;
        boolean all = backlog.gather();
        if (!pass.mayTake()) {
            backlog.set(true);
        } else if (all || ring == null) { // null: this way was gone already, and then the ring file was found cut
            takeLeft();
        } else {
            pass.takeFrom(ring);
            backlog.set(completion.faulted());
        }
        callersRing = null;
        return 0;
    }

    private int takeLeft() {
        awaitNextNanosecond();
        int taken = pass.takeAll();
        backlog.set(completion.faulted());
        return taken;
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
    void keepIn(RingFile file, Destination destination, Consumer<@Nullable IOException> noRoom, Runnable whenLost) {
        locked(() -> {
            fileLoss.whenLost(whenLost);
            ledger.open(file, 0);
            ledger.destination(destination); // first: records of whose way nothing is known cannot be delivered
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
            for (Outlet outlet : replaced) {
                if (!replacement.contains(outlet)) {
                    outlet.close();
                }
            }
            return true;
        });
    }

    /** Gives back what the outlets hold of the system's; they open again when records come. */
    void closeOutlets() {
        locked(() -> {
            for (Outlet outlet : batch.outlets()) {
                outlet.close();
            }
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

    private void lost(long records, String reason) {
        batch.addUnreadable(records);
        if (!reason.equals(Source.CUT)) {
            troubles.tell("reading", records + (records == 1 ? " record" : " records") + " cannot be read: " + reason);
        }
    }

    /** Writes a line of the logger's own, unless a fault is in the way. */
    void tell(String text) {
        locked(() -> pass.mayTake() && completion.complete() && ownLines.write(text));
    }
}
