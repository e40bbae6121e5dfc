package dev.whence.pipeline;

import dev.whence.Capture;
import dev.whence.Level;
import dev.whence.Stats;
import dev.whence.producer.Drainage;
import dev.whence.producer.Producers;
import dev.whence.ring.Ring;
import dev.whence.sink.Troubles;
import java.util.ArrayList;
import java.util.List;

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

    private final Producers producers;
    private final Troubles troubles;
    private final Losses losses = new Losses();
    private final Drain drain;
    private final DrainThread drainThread;
    private final Overflow overflow;
    private volatile boolean synchronous;

    public Pipeline(Producers producers, Troubles troubles) {
        this.producers = producers;
        this.troubles = troubles;
        drain = new Drain(producers, losses, troubles);
        drainThread = new DrainThread(drain, this::afterPass, troubles);
        overflow = new Overflow(drain, drainThread, losses);
    }

    /** Replaces policy and ends: what was committed before goes the old way, to its end. Starts what is needed. */
    public void run(Policy policy, List<Outlet> ends) {
        drain.replaceOutlets(withCaptures(ends));
        overflow.configure(policy.overflow(), policy.overflowTimeoutNanos());
        synchronous = policy.synchronous();
        producers.drainTo(this, synchronous ? Level.TRACE : policy.urgentFrom());
        if (synchronous) {
            drainThread.stop();
        } else {
            drainThread.start(policy.flushNanos());
        }
        drain.drainOnce(); // what came before the first call of this method, and what slipped between the two modes
    }

    /**
     * From here on each call writes for itself, and the drain's thread goes on for what is on its way. For the end of
     * the process.
     */
    public void writeThrough() {
        synchronous = true;
        producers.drainTo(this, Level.TRACE);
    }

    /** Ends the thread and closes the files; calls that come later write for themselves. */
    public boolean stop() {
        writeThrough();
        drainThread.stop();
        boolean done = drain.flush();
        drain.closeOutlets();
        return done;
    }

    /** See {@code Whence.flush}. */
    public boolean flush() {
        boolean done = drain.flush();
        afterPass();
        return done;
    }

    /** The accounts, as of one moment. */
    public Stats stats() {
        Drain.Counts counts = drain.counts();
        long dropped = losses.total();
        // A record that could not be formatted was committed and is dropped: it is offered once.
        return new Stats(
                counts.committed() + dropped - counts.failed(),
                counts.written(),
                losses.byLevel(),
                counts.committed() - counts.written() - counts.failed());
    }

    /** See {@code Whence.capture}. */
    public Capture capture() {
        CaptureOutlet capture = new CaptureOutlet();
        add(capture);
        return capture.handle(this::flush, this::remove);
    }

    private void add(Outlet outlet) {
        drain.locked(() -> {
            List<Outlet> more = new ArrayList<>(drain.outlets());
            more.add(outlet);
            drain.replaceOutlets(more);
            return true;
        });
    }

    private void remove(Outlet outlet) {
        drain.locked(() -> {
            List<Outlet> fewer = new ArrayList<>(drain.outlets());
            fewer.remove(outlet);
            drain.replaceOutlets(fewer);
            return true;
        });
    }

    private List<Outlet> withCaptures(List<Outlet> ends) {
        List<Outlet> all = new ArrayList<>(ends);
        drain.outlets().stream().filter(CaptureOutlet.class::isInstance).forEach(all::add);
        return all;
    }

    private void afterPass() {
        overflow.wakeWaiting();
    }

    @Override
    public void committed(Ring ring) {
        if (!synchronous) {
            drainThread.wake();
            return;
        }
        try {
            drain.drainRing(ring);
        } catch (RuntimeException | Error e) {
            // A stack or a heap at its end, or a defect of ours: the program must not suffer, the record waits.
            troubles.tell("drain", "a record could not be written and waits for the next: " + e);
        }
    }

    @Override
    public void cellFilled() {
        if (!synchronous) {
            drainThread.wake();
        }
    }

    @Override
    public boolean awaitRoom(Ring ring, Level level, long since) {
        return overflow.awaitRoom(ring, level, since);
    }
}
