package dev.whence.pipeline;

import dev.whence.sink.Troubles;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Who may drain, and how long others wait for that. An outlet that hangs keeps the right to drain for as long as it
 * hangs; so the callers of a program wait only while there is progress, and who reads the accounts not at all.
 */
final class DrainLock {
    private static final String STALL = "stall";
    private static final long NOT_STALLED = -1;
    private static final long LEAST_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Troubles troubles;

    /** Held by whoever drains. */
    private final ReentrantLock lock = new ReentrantLock();

    /** Guards rings, cursors and counts. Who drains holds it too, but not while the outlets write. */
    private final ReentrantLock accounts = new ReentrantLock();

    /** Batches with records completed, read by producers that wait for room. */
    private final AtomicLong progress = new AtomicLong();

    /** The last progress that somebody who waits has seen, and when, in {@link System#nanoTime}; guarded by {@code this}. */
    private long seenProgress;

    private long seenAt = System.nanoTime();

    private volatile long patienceNanos = TimeUnit.SECONDS.toNanos(2);

    /** The progress when somebody waited for it in vain; as long as it stands, nobody waits again. */
    private volatile long stalledAt = NOT_STALLED;

    /** Whether a stall has been told that may be over now. Benign race: it is told by two, which tells it once. */
    private volatile boolean stallTold;

    DrainLock(Troubles troubles) {
        this.troubles = troubles;
    }

    /** How long {@link #enter} waits without progress. */
    void patience(long nanos) {
        patienceNanos = nanos;
    }

    /** Runs something between two batches; reentrant. */
    <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return withAccounts(action);
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #locked}, between {@link #enter} and {@link #leave}. */
    <T> T withAccounts(Supplier<T> action) {
        boolean outermost = !accounts.isHeldByCurrentThread();
        try {
            if (outermost) {
                accounts.lock();
            }
            return action.get();
        } finally {
            if (outermost && accounts.isHeldByCurrentThread()) { // an Error may have come before it was taken again
                accounts.unlock();
            }
        }
    }

    /** Reads what {@link #locked} changes, without waiting for an outlet. */
    <T> T read(Supplier<T> reading) {
        accounts.lock();
        try {
            return reading.get();
        } finally {
            accounts.unlock();
        }
    }

    /** From inside {@link #locked}: has outlets write, which may take as long as it will. */
    boolean write(BooleanSupplier writing) {
        accounts.unlock();
        try {
            return writing.getAsBoolean();
        } finally {
            accounts.lock();
        }
    }

    /**
     * Takes the lock for the actions that follow, until {@link #leave}: for a call that logs. Waits as long as whoever has
     * it makes progress.
     *
     * @return false if it makes none; those who come after this one then do not wait at all
     */
    boolean enter() {
        boolean entered = lock.tryLock() || (stalledAt != progress.get() && await(patienceNanos));
        if (entered && stalledAt != NOT_STALLED) { // a volatile store for every line would be felt
            stalledAt = NOT_STALLED;
        }
        return entered;
    }

    /** As {@link #enter}, for who has come to wait: longer, and also where others have waited in vain. */
    boolean enterPatiently() {
        return lock.tryLock() || await(Math.max(patienceNanos, LEAST_PATIENCE_NANOS));
    }

    void leave() {
        lock.unlock();
    }

    boolean isHeldByCurrentThread() {
        return lock.isHeldByCurrentThread();
    }

    private boolean await(long mostNanos) {
        boolean interrupted = false;
        long seen = progress.get();
        long waited = 0;
        try {
            while (waited < mostNanos) {
                long slice = Math.min(SLICE_NANOS, mostNanos - waited);
                try {
                    if (lock.tryLock(slice, TimeUnit.NANOSECONDS)) {
                        return true;
                    }
                    waited += slice; // not by the clock: a process that was stopped meanwhile has not waited
                } catch (InterruptedException e) {
                    interrupted = true; // the program's flag: it gets it back
                }
                long now = progress.get();
                waited = now == seen ? waited : 0;
                seen = now;
            }
            stalledAt = seen;
            tellStall();
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Says that somebody has waited in vain. Aside: standard error may be the very pipe that hangs. */
    void tellStall() {
        if (!stallTold) {
            stallTold = true;
            troubles.tellAside(
                    STALL,
                    "the log has taken nothing for " + TimeUnit.NANOSECONDS.toMillis(patienceNanos)
                            + " ms; records are kept, and dropped when memory is full",
                    0);
        }
    }

    /** A batch with records is done. */
    void progressed() {
        progress.lazySet(progress.get() + 1); // under the lock; those who wait look again and again
        if (stallTold) {
            stallTold = false;
            troubles.healed(STALL);
        }
    }

    long progress() {
        return progress.get();
    }

    /**
     * When there was progress last, as far as those who wait can tell: the clock is read by them, not for every batch. So it
     * is later than it was by the time between two looks at most.
     */
    synchronized long progressedAt() {
        long now = progress.get();
        if (now != seenProgress) {
            seenProgress = now;
            seenAt = System.nanoTime();
        }
        return seenAt;
    }
}
