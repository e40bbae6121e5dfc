package dev.whence.producer;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * Those who wait until one of a few things is free, called one by one: were they all woken each time, thousands of
 * threads behind a slow disk would leave the processor to nobody. May be called from any thread.
 */
public final class Turns {
    /** A call that went to a thread which never answers is made up for by then. */
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Queue<Turn> waiting = new ConcurrentLinkedQueue<>();

    /** True once it is over: by a call, or since its thread left. */
    private static final class Turn extends AtomicBoolean {
        private static final long serialVersionUID = 1;
        private final transient Thread thread;

        Turn(Thread thread) {
            this.thread = thread;
        }
    }

    /** Calls one who waits. To be called behind a volatile store that frees something. */
    public void callNext() {
        for (Turn turn = waiting.poll(); turn != null; turn = waiting.poll()) {
            if (turn.compareAndSet(false, true)) {
                LockSupport.unpark(turn.thread);
                return;
            }
        }
    }

    /**
     * Waits for one turn, unless the last look before is lucky. The interrupt flag stays as it was.
     *
     * @param look takes something, or answers with less than 0
     * @return what the look answered
     */
    int await(Thread self, IntSupplier look) {
        return await(self, look, LONGEST_NANOS);
    }

    /**
     * As {@link #await(Thread, IntSupplier)}.
     *
     * @param mostNanos for which to wait; who is called in the very end should look once more
     */
    public int await(Thread self, IntSupplier look, long mostNanos) {
        Turn turn = new Turn(self);
        waiting.add(turn);
        int found = look.getAsInt(); // behind the entry into the list: who frees something looks there afterwards
        if (found < 0) {
            Nap.take(this, mostNanos);
        }
        boolean called = !turn.compareAndSet(false, true);
        if (called && found >= 0) {
            callNext(); // the call was not needed here
        }
        return found;
    }
}
