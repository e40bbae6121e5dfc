package dev.whence.producer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Wakes those who wait for memory: an event count. Whoever waits reads {@link #made} first, then looks for room, then
 * waits for another count than the one it read: room that comes between the look and the wait is not missed.
 *
 * <p>May be called from any thread, and never throws.
 */
public final class Room {
    private static final long NAP_NANOS = 1_000_000;

    private final AtomicLong made = new AtomicLong();
    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();

    /** Compared by identity: a class of the user's may define equality for its threads. */
    private static final class Waiter {
        private final Thread thread;

        Waiter(Thread thread) {
            this.thread = thread;
        }
    }

    /** How often room has been made. */
    public long made() {
        return made.get();
    }

    /** Says that there may be room, or something else that those who wait should know. */
    public void make() {
        made.incrementAndGet(); // before the look at who waits; they look in the other order
        if (!waiting.isEmpty()) { // an iterator for nothing would cost every batch
            waiting.forEach(waiter -> LockSupport.unpark(waiter.thread));
        }
    }

    /** Waits until room is made beyond the {@code seen} count, or for so long. The interrupt flag stays as it was. */
    public void await(long seen, long nanos) {
        Waiter self = null;
        try {
            self = new Waiter(Thread.currentThread());
            waiting.add(self);
            if (made.get() == seen) {
                Nap.take(this, nanos);
            }
        } catch (OutOfMemoryError e) {
            // The program's heap is at its end: a short nap needs nothing of it.
            Nap.take(this, Math.min(nanos, NAP_NANOS));
        } finally {
            if (self != null) {
                waiting.remove(self);
            }
        }
    }
}
