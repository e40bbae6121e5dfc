package dev.whence.pipeline;

import dev.whence.sink.Troubles;
import dev.whence.thread.OwnThreads;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that drains: parked while there is nothing to do, awake when a cell fills, when a record is urgent, and
 * after the flush interval. It never spins.
 */
final class DrainThread {
    private final Drain drain;
    private final Troubles troubles;

    /** Volatile: written by producers, seen by the thread. */
    private volatile boolean wanted;

    private volatile long flushNanos;
    private volatile @Nullable Thread thread;

    DrainThread(Drain drain, Troubles troubles) {
        this.drain = drain;
        this.troubles = troubles;
    }

    /** Starts it unless it runs, and sets the longest time that a record waits. */
    synchronized void start(long longestWaitNanos) {
        flushNanos = longestWaitNanos;
        if (thread == null) {
            Thread fresh = OwnThreads.daemon("whence-drain", this::run);
            thread = fresh;
            boolean running = false;
            try {
                fresh.start();
                running = true;
            } finally {
                thread = running ? fresh : null; // the system may have no thread for us
            }
        } else {
            wake();
        }
    }

    /** Lets it end after the pass at hand, and waits for that. */
    synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        LockSupport.unpark(running);
        boolean interrupted = false;
        while (running.isAlive()) {
            try {
                running.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the caller is this very thread. */
    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /** Asks for a pass soon; cheap when one has been asked for already. */
    void wake() {
        VarHandle.fullFence(); // the record is visible before the flag is read; else a pass may miss it unasked
        if (!wanted) {
            wanted = true;
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (Thread.currentThread() == thread) {
            wanted = false; // before the pass: what comes during it is worth another
            pass();
            if (!wanted && Thread.currentThread() == thread) {
                LockSupport.parkNanos(this, drain.rest(flushNanos));
                Thread.interrupted(); // a stray interrupt would keep it from ever parking again
            }
        }
    }

    private void pass() {
        try {
            drain.drainOnce();
        } catch (Throwable e) {
            troubles.tell("drain", "a pass of the drain failed and will be repeated: " + e);
        }
    }
}
