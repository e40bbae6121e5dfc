package dev.whence.pipeline;

import dev.whence.Level;
import dev.whence.ring.Ring;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** What a call does when memory is at its cap and its ring is full. */
final class Overflow {
    /** The longest nap between two looks. */
    private static final long NAP_NANOS = 1_000_000;

    private static final long NOT_STALLED = -1;

    private final Drain drain;
    private final DrainThread drainThread;
    private final Losses losses;
    private final Patience patience = new Patience();
    private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();
    private volatile OverflowPolicy policy = OverflowPolicy.BLOCK;
    private volatile long timeoutNanos;

    /** The drain's progress when somebody waited for it in vain; as long as it stands, nobody waits again. */
    private volatile long stalledAt = NOT_STALLED;

    Overflow(Drain drain, DrainThread drainThread, Losses losses) {
        this.drain = drain;
        this.drainThread = drainThread;
        this.losses = losses;
    }

    /** @param newTimeoutNanos how long {@code BLOCK} waits for a drain that makes no progress */
    void configure(OverflowPolicy newPolicy, long newTimeoutNanos) {
        policy = newPolicy;
        timeoutNanos = newTimeoutNanos;
    }

    /**
     * See {@code Drainage.awaitRoom}.
     *
     * @param alone whether nobody drains but those who log: then there is nobody to wait for, whatever the policy
     */
    boolean awaitRoom(Ring ring, Level level, long since, boolean alone) {
        boolean again = switch (alone ? OverflowPolicy.SYNC : policy) {
            case DROP -> false;
            case SYNC -> !isHopeless(ring, since) && drainHere(since);
            case BLOCK -> !isHopeless(ring, since) && block(since);
        };
        if (!again) {
            losses.add(level);
            if (!drain.faulted()) {
                drainThread.wake(); // it writes the line that says so
            }
        }
        return again;
    }

    /** The drain has nothing more to read here: what this record waits for is in the hands of other threads. */
    private boolean isHopeless(Ring ring, long since) {
        return patience.waited(since) >= timeoutNanos && ring.isRead();
    }

    private boolean drainHere(long since) {
        StackRoom.check();
        long before = drain.lock().progress();
        if (!drain.drainOnceUnlessStalled() || drain.faulted()) {
            return false;
        }
        if (drain.lock().progress() != before) {
            return true;
        }
        nap(); // whoever made room a moment ago may go on
        return drain.lock().progressedAt() - since >= 0;
    }

    private boolean block(long since) {
        long seen = drain.lock().progress();
        if (drain.faulted() || stalledAt == seen) {
            return false;
        }
        long progressedAt = drain.lock().progressedAt();
        long waitedFrom = progressedAt - since > 0 ? progressedAt : since;
        if (patience.waited(waitedFrom) >= timeoutNanos) {
            stalledAt = seen;
            drain.lock().tellStall();
            return false;
        }
        drainThread.wake();
        nap();
        return true;
    }

    /** Waits for a batch, or a moment: room may also have come before this call. */
    private void nap() {
        Thread self = Thread.currentThread();
        // An interrupted thread cannot park. The flag is the program's: it gets it back.
        boolean interrupted = Thread.interrupted();
        if (interrupted) {
            LockSupport.parkNanos(this, 1); // an interrupt also leaves a permit, by which the nap would end at once
        }
        waiting.add(self);
        LockSupport.parkNanos(this, NAP_NANOS);
        waiting.remove(self);
        if (interrupted) {
            self.interrupt();
        }
    }

    /** Called when a batch is done: there may be room. */
    void wakeWaiting() {
        for (Thread thread : waiting) {
            LockSupport.unpark(thread);
        }
    }
}
