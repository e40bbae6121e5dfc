package dev.whence.producer;

import dev.whence.thread.OwnThreads;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The time of records, in {@link System#nanoTime} units: read for each record, or, if coarse, a tick of one millisecond
 * that a thread of its own refreshes. That thread rests after ten ticks that nobody used, and the next call reads the
 * clock and wakes it: an idle program costs nothing.
 */
public final class RecordClock {
    private static final long TICK_NANOS = 1_000_000;
    private static final int IDLE_TICKS = 10;
    private static final long STOPPED = Long.MIN_VALUE;

    private volatile boolean coarse;

    /** Volatile: each tick must reach every thread. */
    private volatile long tick = STOPPED;

    /** Benign race: a use that is overlooked only makes the thread rest early. */
    private boolean used;

    /** Volatile: it tells the thread whether it is still wanted, and callers whom to wake. */
    private volatile @Nullable Thread ticker;

    /** The time for a record that is written now. Two calls of one thread may come out in reverse by one tick. */
    long now() {
        return coarse ? coarseNow() : System.nanoTime();
    }

    private long coarseNow() {
        if (!used) {
            used = true;
        }
        long now = tick;
        return now != STOPPED ? now : wake();
    }

    private long wake() {
        Thread sleeping = ticker;
        if (sleeping != null) {
            LockSupport.unpark(sleeping);
        }
        return System.nanoTime();
    }

    /** Switches between the two; the ticking thread ends when it is not wanted. */
    public synchronized void setCoarse(boolean wanted) {
        coarse = wanted;
        Thread running = ticker;
        if (wanted && running == null) {
            Thread thread = OwnThreads.daemon("whence-clock", this::tick);
            ticker = thread;
            thread.start();
        } else if (!wanted && running != null) {
            ticker = null;
            LockSupport.unpark(running);
        }
    }

    private void tick() {
        int idle = 0;
        while (Thread.currentThread() == ticker) {
            tick = System.nanoTime();
            LockSupport.parkNanos(TICK_NANOS);
            Thread.interrupted(); // a stray interrupt would keep it from ever parking again
            idle = used ? 0 : idle + 1;
            used = false;
            if (idle >= IDLE_TICKS && Thread.currentThread() == ticker) { // else the nap has taken the last wake-up
                tick = STOPPED;
                LockSupport.park(); // a wake-up that comes in between leaves a permit: no call is missed for long
                idle = 0;
            }
        }
        tick = STOPPED;
    }
}
