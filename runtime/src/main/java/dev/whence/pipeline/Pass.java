package dev.whence.pipeline;

import dev.whence.record.SiteTable;
import dev.whence.ring.Ring;
import java.lang.invoke.VarHandle;
import java.util.function.IntSupplier;

/**
 * One way through the rings, again and again: takes committed records, in the order of their times, batch by batch. Under
 * the drain's lock.
 *
 * <p>Why the order is right: a pass reads the clock, then the rings, and takes what is strictly older than that
 * reading. Let X return before Y begins, and let Y be taken. Then Y's time is before the reading, X was committed before
 * Y's time, hence before the rings were read: X is taken in this pass or was in an earlier one, and its time is not
 * after Y's.
 */
final class Pass implements IntSupplier, Merge.Taker {
    private final Sources sources;
    private final SiteTable sites;
    private final Batch batch;
    private final RingFileLoss fileLoss;
    private final Completion completion;
    private final OwnLines ownLines;
    private final WallTime wallTime;
    private final Merge merge = new Merge();

    /** Whether all has been taken that was found. */
    private boolean whole;

    Pass(
            Sources sources,
            SiteTable sites,
            Batch batch,
            RingFileLoss fileLoss,
            Completion completion,
            OwnLines ownLines,
            WallTime wallTime) {
        this.sources = sources;
        this.sites = sites;
        this.batch = batch;
        this.fileLoss = fileLoss;
        this.completion = completion;
        this.ownLines = ownLines;
        this.wallTime = wallTime;
    }

    /**
     * Whether there is an end to take records to, and the last batch is done; tries again to complete that when its
     * time has come.
     */
    boolean mayTake() {
        if (!batch.hasOutlets()) {
            return false; // what is logged before the start waits in its ring
        }
        fileLoss.leaveIfKnown();
        if (completion.isOrGetsSound()) {
            return true;
        }
        wallTime.check(); // a clock that is set while a fault lasts: what waits keeps its time
        return false;
    }

    /** {@link #takeAll}, if that may be. */
    @Override
    public int getAsInt() {
        return mayTake() ? takeAll() : 0;
    }

    /** Takes what every ring holds and is older than now; returns how many records. */
    int takeAll() {
        sources.adoptArrivals();
        long until = readClock();
        ownLines.learnLosses();
        whole = true;
        int taken = merge.run(sources.all(), until, this);
        if (completion.complete() && ownLines.tellLosses()) {
            // Also those without a record in this batch: their cursors may have left a cell behind.
            for (Source source : sources.all()) {
                source.release();
            }
            sources.relieve();
            if (whole) {
                sites.sweep();
            }
        }
        return taken;
    }

    private long readClock() {
        long until = System.nanoTime();
        VarHandle.fullFence(); // the rings are read after the clock: the proof above stands on it
        wallTime.check();
        return until;
    }

    /** Takes what one ring holds. */
    void takeFrom(Ring ring) {
        Source source = sources.of(ring);
        ownLines.learnLosses();
        if (source != null) {
            takeFrom(source);
        }
        if (completion.complete() && ownLines.tellLosses()) {
            if (source != null) {
                source.release();
            }
            if (sources.hasNew() || sources.isShort()) {
                sources.relieve();
            }
        }
    }

    private void takeFrom(Source source) {
        whole = true;
        boolean more = source.peek(Source.ALL);
        if (more) {
            wallTime.checkAt(source.time());
        }
        while (more) {
            more = take(source) && source.peek(Source.ALL);
        }
    }

    /** Takes the record that {@code source} has peeked at; false if a full batch could not be completed. */
    @Override
    public boolean take(Source source) {
        whole &= takeNext(source);
        return whole;
    }

    private boolean takeNext(Source source) {
        if (ownLines.hasLossBefore(source.time()) && !(completion.complete() && ownLines.tellLosses())) {
            return false;
        }
        long epochNanos = wallTime.epochNanos(source.time());
        if (!batch.take(source, epochNanos) && (!completion.complete() || !batch.take(source, epochNanos))) {
            return false;
        }
        return !batch.isFull() || completion.complete();
    }
}
