package dev.whence.pipeline;

import dev.whence.Capture;
import dev.whence.Level;
import dev.whence.Stats;
import dev.whence.producer.Drainage;
import dev.whence.producer.Producers;
import dev.whence.ring.Ring;
import dev.whence.ringfile.RingFile;
import dev.whence.sink.Troubles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rings to outlets: one for the life of the process, with outlets and policies that can be replaced between two
 * batches. Asynchronous, a thread drains; synchronous, each call drains its own ring before it returns.
 */
public final class Pipeline implements Drainage {

    /**
     * What can be set.
     *
     * @param synchronous whether callers write for themselves
     * @param urgentFrom the level from which on the drain wakes at once
     * @param flushNanos the longest time that a record waits in memory
     * @param overflowTimeoutNanos how long {@code BLOCK} waits for a drain that makes no progress
     */
    public record Policy(
            boolean synchronous,
            Level urgentFrom,
            long flushNanos,
            OverflowPolicy overflow,
            long overflowTimeoutNanos) {}

    private static final String DRAIN = "drain";

    /** Between two tries to start a thread. */
    private static final long THREAD_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Producers producers;
    private final Troubles troubles;
    private final Losses losses = new Losses();
    private final Drain drain;
    private final DrainThread drainThread;
    private final Overflow overflow;
    private volatile boolean synchronous;

    /** Whether threads may be started. */
    private volatile boolean ended;

    /** What was wanted when no thread could be started, else null. Volatile: each call looks; written under this. */
    private volatile @Nullable Policy threadless;

    private volatile long tryThreadAt;
    private @Nullable Runnable whenThreads;

    public Pipeline(Producers producers, Troubles troubles) {
        this.producers = producers;
        this.troubles = troubles;
        drain = new Drain(producers, losses, troubles);
        drainThread = new DrainThread(drain, troubles);
        overflow = new Overflow(drain, drainThread, losses, producers.room());
    }

    /**
     * Keeps in this file what is logged from here on, and what is needed to recover it.
     *
     * @param destination where it goes, until {@link #run} says otherwise
     * @param noRoom told why memory had to be taken that does not outlive the process; null when there is room again
     * @param whenLost runs when the file was cut, and has been left for good; must not wait
     */
    public void keepIn(
            RingFile file, Destination destination, Consumer<@Nullable IOException> noRoom, Runnable whenLost) {
        losses.keepIn(file);
        drain.keepIn(file, destination, noRoom, whenLost);
    }

    /**
     * Replaces policy and ends: what was committed before goes the old way, to its end. Starts what is needed.
     *
     * @param destination what the ends stand for, for recovery
     */
    public void run(Policy policy, List<Outlet> ends, Destination destination) {
        drain.replaceEnds(ends, destination);
        drain.lock().patience(policy.overflowTimeoutNanos());
        overflow.configure(policy.overflow(), policy.overflowTimeoutNanos());
        ended = false;
        drain.zone(destination.zone());
        if (policy.synchronous()) {
            writeThrough();
            drainThread.stop();
        } else {
            runThread(policy, null);
        }
        drain.drainOnceUnlessStalled(); // what came before the first call of this method, and what slipped between
        // the two modes
    }

    /** @param first something else that needs a thread; null if nothing does */
    private synchronized void runThread(Policy policy, @Nullable Runnable first) {
        try {
            if (first != null) {
                first.run();
            }
            drainThread.start(policy.flushNanos());
        } catch (OutOfMemoryError noThread) {
            troubles.tell(DRAIN, "calls write for themselves, since no thread can be started: " + noThread);
            writeThrough();
            tryThreadAt = System.nanoTime() + THREAD_AGAIN_NANOS;
            threadless = policy;
            return;
        }
        threadless = null;
        troubles.healed(DRAIN);
        synchronous = false;
        producers.drainTo(this, policy.urgentFrom());
    }

    private void tryThreadAgain() {
        if (threadless == null || System.nanoTime() - tryThreadAt < 0) {
            return;
        }
        synchronized (this) {
            Policy wanted = threadless;
            if (wanted != null && System.nanoTime() - tryThreadAt >= 0) {
                runThread(wanted, whenThreads);
            }
        }
    }

    /** Whether calls write for themselves only since no thread could be started. */
    public boolean lacksThread() {
        return threadless != null;
    }

    /** @param action starts what else needs a thread and had none; runs on a thread that logs, and must not wait */
    public synchronized void whenThreads(Runnable action) {
        whenThreads = action;
    }

    /**
     * From here on each call writes for itself, and the drain's thread goes on for what is on its way. For the end of
     * the process.
     */
    public synchronized void writeThrough() {
        threadless = null;
        drain.fallBehind(); // before the first such call: it must not overtake what others have left in their rings
        synchronous = true;
        producers.drainTo(this, Level.TRACE);
    }

    /** Ends the thread and closes the files; calls that come later write for themselves. */
    public boolean stop() {
        ended = true;
        writeThrough();
        drainThread.stop();
        boolean done = drain.flush();
        drain.closeOutlets();
        return done;
    }

    /** Writes a line of the logger's own into the log. */
    public void tell(String text) {
        drain.tell(text);
    }

    /** See {@code Whence.flush}. */
    public boolean flush() {
        boolean done = drain.flushUnlessStalled();
        if (!done) {
            tryAgain();
        }
        return done;
    }

    /** As {@link #flush}, however long an outlet hangs: for the end of the process, which has a time-out of its own. */
    public boolean flushToTheEnd() {
        return drain.flush();
    }

    /** Sees to it that what is left in memory is written when its cause is gone, though nobody logs any more. */
    private void tryAgain() {
        if (!synchronous) {
            drainThread.wake();
            return;
        }
        if (ended) {
            return; // no thread is to outlive the end: what is left waits for the next call
        }
        try {
            drainThread.heal();
        } catch (OutOfMemoryError noThread) {
            troubles.tell("retry", "no thread can be started that would try again, so the next call does: " + noThread);
        }
    }

    /** The accounts, as of one moment. */
    public Stats stats() {
        Drain.Counts counts = drain.counts();
        Map<Level, Long> byLevel = counts.dropped();
        long dropped = 0;
        for (long ofLevel : byLevel.values()) {
            dropped += ofLevel;
        }
        // A record that could not be formatted was committed and is dropped: it is offered once.
        return new Stats(
                counts.committed() + dropped - counts.failed(),
                counts.written(),
                byLevel,
                counts.committed() - counts.written() - counts.failed());
    }

    /** See {@code Whence.capture}. */
    public Capture capture() {
        CaptureOutlet capture = new CaptureOutlet();
        change(outlets -> outlets.add(capture));
        return capture.handle(this::flush, closed -> change(outlets -> outlets.remove(closed)));
    }

    private void change(Consumer<List<Outlet>> edit) {
        boolean outermost = drain.lock().lock();
        try {
            List<Outlet> outlets = new ArrayList<>(drain.outlets());
            edit.accept(outlets);
            drain.replaceOutlets(outlets);
        } finally {
            drain.lock().unlock(outermost);
        }
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public void committed(Ring ring) {
        if (!synchronous) {
            drainThread.wake();
            return;
        }
        if (drain.isDraining()) {
            drain.fallBehind(); // a pass within a pass would tear the batch: the next call writes this record first
            return;
        }
        try {
            StackRoom.check();
            drain.drainRing(ring);
            if (drain.isStuck()) {
                tryAgain();
            }
            tryThreadAgain();
        } catch (StackOverflowError e) {
            drain.fallBehind(); // the next call, from less deep, writes this record first
        } catch (RuntimeException | Error e) {
            // A stack or a heap at its end, or a defect of ours: the program must not suffer, the record waits.
            drain.fallBehind();
            troubles.tell("record", "a record could not be written and waits for the next: ", e);
        }
    }

    @Override
    public void cellFilled() {
        if (!synchronous) {
            drainThread.wake();
        }
    }

    @Override
    public boolean awaitRoom(Ring ring, Level level, long since, long seen) {
        return overflow.awaitRoom(ring, level, since, seen, synchronous);
    }
}
