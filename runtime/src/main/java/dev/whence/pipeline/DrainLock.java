package dev.whence.pipeline;

import dev.whence.producer.Turns;
import dev.whence.sink.Troubles;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who may drain, and how long others wait for that. An outlet that hangs keeps the right to drain for as long as it
 * hangs; so the callers of a program wait only while there is progress, and who reads the accounts not at all.
 */
final class DrainLock {
    private static final String STALL = "stall";
    private static final long NOT_STALLED = -1;
    private static final int TAKEN = 1;
    private static final long LEAST_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** So much longer for each who waits: thousands that look every moment would leave the processor to nobody. */
    private static final long CROWD_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private final Troubles troubles;

    /** Held by whoever drains. */
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * Callers wait here. Not in the lock's own queue, where each that has waited for long enough goes through all others to
     * leave: with 20,000 virtual threads there that was all that was done.
     */
    private final Turns turns = new Turns();

    private final AtomicInteger crowd = new AtomicInteger();

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

    /**
     * Takes the right to drain and the accounts, for something between two batches; reentrant. No lambda is run under it,
     * as the first ones of a program would be a good part of its start.
     *
     * @return what {@link #unlock} is to be told
     */
    boolean lock() {
        lock.lock();
        boolean both = false;
        try {
            boolean outermost = takeAccounts();
            both = true;
            return outermost;
        } finally {
            if (!both) {
                leave();
            }
        }
    }

    void unlock(boolean outermost) {
        try {
            giveAccounts(outermost);
        } finally {
            leave();
        }
    }

    /**
     * As {@link #lock}, between {@link #enter} and {@link #leave}; and alone for who reads what is changed under it: he
     * waits for no outlet.
     *
     * @return what {@link #giveAccounts} is to be told
     */
    boolean takeAccounts() {
        boolean outermost = !accounts.isHeldByCurrentThread();
        if (outermost) {
            accounts.lock();
        }
        return outermost;
    }

    void giveAccounts(boolean outermost) {
        if (outermost && accounts.isHeldByCurrentThread()) { // an Error may have come before they were taken again
            accounts.unlock();
        }
    }

    /** From under {@link #lock}: lets others read while outlets write, which may take as long as it will. */
    void beginWriting() {
        accounts.unlock();
    }

    void endWriting() {
        accounts.lock();
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
        if (!lock.isHeldByCurrentThread()) {
            turns.callNext();
        }
    }

    boolean isHeldByCurrentThread() {
        return lock.isHeldByCurrentThread();
    }

    private boolean await(long mostNanos) {
        Thread self = Thread.currentThread();
        long seen = progress.get();
        long waited = 0;
        long look = Math.min(SLICE_NANOS + crowd.incrementAndGet() * CROWD_NANOS, Math.max(SLICE_NANOS, mostNanos / 4));
        try {
            while (waited < mostNanos) {
                long slice = Math.min(look, mostNanos - waited);
                long start = System.nanoTime();
                if (turns.await(self, this::tryTake, slice) == TAKEN || lock.tryLock()) {
                    return true;
                }
                // Not by the clock alone: a process that was stopped meanwhile has not waited.
                long now = progress.get();
                waited = now == seen ? waited + Math.min(slice, System.nanoTime() - start) : 0;
                seen = now;
            }
        } finally {
            crowd.decrementAndGet();
        }
        stalledAt = seen;
        tellStall();
        return false;
    }

    private int tryTake() {
        return lock.tryLock() ? TAKEN : -TAKEN;
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
