package dev.whence.pipeline;

import dev.whence.Level;
import dev.whence.producer.Producers;
import dev.whence.ring.Ring;
import dev.whence.ringfile.RingFile;
import dev.whence.sink.Troubles;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes committed records from all rings, in the order of their times, to the outlets; says who may do that, and when.
 * The work without the thread: {@link DrainThread} calls {@link #drainOnce}, and so does whoever flushes, and a call that
 * writes for itself calls {@link #drainRing}. {@link Pass} has the way through the rings.
 */
final class Drain implements Source.Unreadable {
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

    private final CallersPass callersPass;

    Drain(Producers producers, Losses losses, Troubles troubles) {
        this.lock = new DrainLock(troubles);
        this.losses = losses;
        this.troubles = troubles;
        this.ledger = new Ledger(troubles);
        this.wallTime = new WallTime(ledger);
        this.batch = new Batch(losses, troubles, ledger);
        this.sources = new Sources(producers, this);
        this.fileLoss = new RingFileLoss(sources, ledger, losses, batch);
        this.completion = new Completion(batch, fileLoss, lock, producers.room(), troubles);
        this.ownLines = new OwnLines(losses, batch, completion, wallTime, producers.sites());
        this.pass = new Pass(sources, producers.sites(), batch, fileLoss, completion, ownLines, wallTime);
        this.callersPass = new CallersPass(pass, backlog, completion);
    }

    /** Takes what every ring holds and is older than now; returns how many records. */
    int drainOnce() {
        boolean outermost = lock.lock();
        try {
            return fileLoss.guarded(pass);
        } finally {
            lock.unlock(outermost);
        }
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
        boolean outermost = lock.lock();
        try {
            boolean any = backlog.gather();
            fileLoss.guarded(() -> any && pass.mayTake() ? callersPass.takeLeft() : 0);
        } finally {
            lock.unlock(outermost);
        }
    }

    /** Takes what one ring holds: the synchronous writer's way. Leaves it where an outlet hangs. */
    void drainRing(Ring ring) {
        if (!lock.enter()) {
            fallBehind();
            return;
        }
        try {
            callersPass.begin(ring);
            boolean outermost = lock.takeAccounts();
            try {
                fileLoss.guarded(callersPass);
            } finally {
                lock.giveAccounts(outermost);
            }
        } finally {
            if (!callersPass.end()) {
                fallBehind();
            }
            lock.leave();
        }
    }

    /**
     * Takes all that was committed before this call, at once even if a fault asks for patience.
     *
     * @return false if a fault keeps some of it in memory
     */
    boolean flush() {
        awaitNextNanosecond();
        boolean outermost = lock.lock();
        try {
            completion.retryNow();
            drainOnce();
            return !completion.faulted();
        } finally {
            lock.unlock(outermost);
        }
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
    static void awaitNextNanosecond() {
        long start = System.nanoTime();
        while (System.nanoTime() == start) {
            Thread.onSpinWait();
        }
    }

    /** From here on what is needed to recover records is kept in this file, in which the rings take their cells. */
    void keepIn(RingFile file, Destination destination, Consumer<@Nullable IOException> noRoom, Runnable whenLost) {
        boolean outermost = lock.lock();
        try {
            fileLoss.whenLost(whenLost);
            ledger.open(file, 0);
            ledger.destination(destination); // first: records of whose way nothing is known cannot be delivered
            wallTime.tellAnchor();
            sources.keepIn(file, noRoom);
        } finally {
            lock.unlock(outermost);
        }
    }

    /**
     * Sends what was committed before this call to the ends so far, and the rest to new ones. Captures stay.
     *
     * @param destination what the new ones stand for
     */
    void replaceEnds(List<Outlet> ends, Destination destination) {
        boolean outermost = lock.lock();
        try {
            List<Outlet> all = new ArrayList<>(ends);
            for (Outlet outlet : batch.outlets()) {
                if (outlet instanceof CaptureOutlet) {
                    all.add(outlet);
                }
            }
            replaceOutlets(all);
            ledger.destination(destination);
        } finally {
            lock.unlock(outermost);
        }
    }

    /** Sends what was committed before this call to the outlets so far, and the rest to new ones. */
    void replaceOutlets(List<Outlet> replacement) {
        boolean outermost = lock.lock();
        try {
            flush();
            List<Outlet> replaced = batch.replaceOutlets(replacement);
            completion.forgetFault();
            for (Outlet outlet : replaced) {
                if (!replacement.contains(outlet)) {
                    outlet.close();
                }
            }
        } finally {
            lock.unlock(outermost);
        }
    }

    /** Gives back what the outlets hold of the system's; they open again when records come. */
    void closeOutlets() {
        boolean outermost = lock.lock();
        try {
            for (Outlet outlet : batch.outlets()) {
                outlet.close();
            }
        } finally {
            lock.unlock(outermost);
        }
    }

    List<Outlet> outlets() {
        boolean outermost = lock.lock();
        try {
            return batch.outlets();
        } finally {
            lock.unlock(outermost);
        }
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
        boolean outermost = lock.takeAccounts();
        try {
            return new Counts(sources.committed(), batch.written(), batch.failed(), losses.byLevel());
        } finally {
            lock.giveAccounts(outermost);
        }
    }

    @Override
    public void lost(long records, String reason) {
        batch.addUnreadable(records);
        if (!reason.equals(Source.CUT)) {
            troubles.tell("reading", records + (records == 1 ? " record" : " records") + " cannot be read: " + reason);
        }
    }

    /** Writes a line of the logger's own, unless a fault is in the way. */
    void tell(String text) {
        boolean outermost = lock.lock();
        try {
            if (pass.mayTake() && completion.complete()) {
                ownLines.write(text);
            }
        } finally {
            lock.unlock(outermost);
        }
    }
}
