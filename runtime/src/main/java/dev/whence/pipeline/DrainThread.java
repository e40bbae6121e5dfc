package dev.whence.pipeline;

import dev.whence.sink.Troubles;
import dev.whence.thread.OwnThreads;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that drains: parked while there is nothing to do, awake when a cell fills, when a record is urgent, and
 * after the flush interval. It never spins. Where calls write for themselves there is none, but after a fault one that
 * {@linkplain #heal tries again} until nothing is left in memory.
 */
final class DrainThread implements Runnable {
    private static final String FAILED_PASS = "drain";

    /** Between a pass that failed and the next. */
    private static final long RECOVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Drain drain;
    private final @Nullable Runnable afterPass;
    private final Troubles troubles;

    /** Volatile: written by producers, seen by the thread. */
    private volatile boolean wanted;

    /** Whether the thread is to end once nothing is left. */
    private volatile boolean untilHealed;

    private volatile long flushNanos;
    private volatile @Nullable Thread thread;

    DrainThread(Drain drain, Troubles troubles) {
        this(drain, null, troubles);
    }

    /** @param afterPass runs behind each pass; for tests */
    DrainThread(Drain drain, @Nullable Runnable afterPass, Troubles troubles) {
        this.drain = drain;
        this.afterPass = afterPass;
        this.troubles = troubles;
    }

    /** Starts it unless it runs, and sets the longest time that a record waits. */
    synchronized void start(long longestWaitNanos) {
        flushNanos = longestWaitNanos;
        untilHealed = false;
        if (thread == null) {
            begin();
        } else {
            wake();
        }
    }

    /** Has what was left in memory written as soon as that can be, unless a thread runs anyway. */
    void heal() {
        if (thread == null) {
            beginToHeal();
        }
    }

    private synchronized void beginToHeal() {
        if (thread == null) {
            flushNanos = RECOVERY_NANOS;
            untilHealed = true;
            begin();
        }
    }

    private void begin() {
        Thread fresh = OwnThreads.daemon("whence-drain", this);
        thread = fresh;
        boolean running = false;
        try {
            fresh.start();
            running = true;
        } finally {
            thread = running ? fresh : null; // the system may have no thread for us
        }
    }

    /** Lets it end after the pass at hand, and waits for that. */
    void stop() {
        Thread running = dismiss();
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        LockSupport.unpark(running);
        boolean interrupted = false;
        while (running.isAlive()) { // without our monitor: the pass may hang, and callers come to heal
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

    private synchronized @Nullable Thread dismiss() {
        Thread running = thread;
        thread = null;
        return running;
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

    /**
     * Whatever an Error has ended, the next round goes on. Telling it belongs to that round: where memory is lacking, it
     * may fail as well.
     */
    @Override
    public void run() {
        Throwable failure = null;
        while (isWanted()) {
            try {
                if (failure != null) {
                    LockSupport.parkNanos(this, RECOVERY_NANOS);
                    troubles.tell(FAILED_PASS, "a pass of the drain failed and is repeated: " + failure);
                }
                pass();
                if (failure != null) {
                    failure = null;
                    troubles.healed(FAILED_PASS);
                }
                rest();
            } catch (Throwable e) {
                failure = e;
            }
        }
    }

    private boolean isWanted() {
        return Thread.currentThread() == thread && !(untilHealed && endIfHealed());
    }

    /** Callers first leave something and then look for a thread: so this one goes first, and then looks. */
    private synchronized boolean endIfHealed() {
        Thread self = Thread.currentThread();
        if (thread != self || !untilHealed) {
            return false;
        }
        thread = null;
        if (drain.isBehind()) {
            thread = self;
            return false;
        }
        return true;
    }

    private void pass() {
        wanted = false; // before the pass: what comes during it is worth another
        if (untilHealed) {
            drain.catchUp();
        } else {
            drain.drainOnce();
        }
        if (afterPass != null) {
            afterPass.run();
        }
    }

    private void rest() {
        if (!wanted && Thread.currentThread() == thread && !(untilHealed && !drain.isBehind())) {
            LockSupport.parkNanos(this, drain.rest(flushNanos));
        }
        Thread.interrupted(); // a stray interrupt would keep it from ever parking again
    }
}
