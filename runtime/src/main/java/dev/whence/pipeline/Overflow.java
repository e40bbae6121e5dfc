package dev.whence.pipeline;

import dev.whence.Level;
import dev.whence.ring.Ring;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** What a call does when memory is at its cap and its ring is full. */
final class Overflow {
    /** The longest nap between two looks, in case a wake-up is missed. */
    private static final long NAP_NANOS = 1_000_000;

    private static final long NOT_STALLED = -1;

    private final Drain drain;
    private final DrainThread drainThread;
    private final Losses losses;
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

    /** See {@code Drainage.awaitRoom}. */
    boolean awaitRoom(Ring ring, Level level, long since) {
        boolean again = switch (policy) {
            case DROP -> false;
            case SYNC -> !isHopeless(ring, since) && drainHere();
            case BLOCK -> !isHopeless(ring, since) && block();
        };
        if (!again) {
            losses.add(level);
            drainThread.wake(); // it writes the line that says so
        }
        return again;
    }

    private boolean drainHere() {
        long before = drain.progress();
        drain.drainOnce();
        return drain.progress() != before && !drain.faulted();
    }

    /** The drain has nothing more to read here: what this record waits for is in the hands of other threads. */
    private boolean isHopeless(Ring ring, long since) {
        return ring.ahead() && System.nanoTime() - since >= timeoutNanos;
    }

    private boolean block() {
        long seen = drain.progress();
        if (drain.faulted() || stalledAt == seen) {
            return false;
        }
        Thread self = Thread.currentThread();
        // An interrupted thread cannot park. The flag is the program's: it gets it back.
        boolean interrupted = Thread.interrupted();
        long deadline = System.nanoTime() + timeoutNanos;
        waiting.add(self);
        try {
            drainThread.wake();
            while (drain.progress() == seen) {
                if (drain.faulted()) {
                    return false;
                }
                if (System.nanoTime() - deadline >= 0) {
                    stalledAt = seen;
                    return false;
                }
                LockSupport.parkNanos(this, NAP_NANOS);
                interrupted |= Thread.interrupted();
            }
            return true;
        } finally {
            waiting.remove(self);
            if (interrupted) {
                self.interrupt();
            }
        }
    }

    /** Called when a batch is done: there may be room. */
    void wakeWaiting() {
        for (Thread thread : waiting) {
            LockSupport.unpark(thread);
        }
    }
}
