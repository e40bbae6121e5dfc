package dev.whence.pipeline;

import dev.whence.Level;
import dev.whence.record.RecordView;
import dev.whence.sink.Troubles;
import java.util.ArrayList;
import java.util.List;

/**
 * The records that outlets have accepted and not yet completed, and the rings they came from. A ring's memory is given
 * back only when every outlet has answered: until then the ring is the records' one safe place.
 */
final class Batch {
    /** Bytes that make a batch worth writing: large enough for few system calls, small enough for the cache. */
    private static final int FULL = 256 << 10;

    private final Losses losses;
    private final Troubles troubles;
    private final List<Source> sources = new ArrayList<>();
    private List<Outlet> outlets = List.of();
    private int records;

    /** How many outlets have been handed a record that not all of them have accepted yet. */
    private int begun;

    /** Those that could not be formatted: counted with the batch, which may yet be taken again. */
    private final List<Failure> failures = new ArrayList<>();

    private record Failure(Level level, long nanoTime) {}

    private long written;
    private long failed;

    Batch(Losses losses, Troubles troubles) {
        this.losses = losses;
        this.troubles = troubles;
    }

    /**
     * Replaces the ends of the pipeline. What the old ones could not complete is taken again, by the new ones: then a
     * part of it may also be where the fault came.
     */
    List<Outlet> replaceOutlets(List<Outlet> replacement) {
        List<Outlet> replaced = outlets;
        outlets.forEach(Outlet::forgetAll);
        sources.forEach(Source::rewind);
        sources.clear();
        records = 0;
        begun = 0;
        failures.clear();
        outlets = List.copyOf(replacement);
        return replaced;
    }

    List<Outlet> outlets() {
        return outlets;
    }

    /** Takes the record at the cursor of {@code source}. */
    void take(Source source, long epochNanos) {
        RecordView view = source.view();
        if (accept(view, epochNanos)) {
            records++;
        } else {
            failures.add(new Failure(view.site().level(), view.nanoTime()));
        }
        if (sources.isEmpty() || sources.get(sources.size() - 1) != source) {
            sources.add(source);
        }
        source.next();
    }

    /** Takes a line of the logger's own, which no account counts. */
    void takeUncounted(RecordView view, long epochNanos) {
        accept(view, epochNanos);
    }

    private boolean accept(RecordView view, long epochNanos) {
        forgetHalf();
        try {
            for (Outlet outlet : outlets) {
                begun++;
                outlet.accept(view, epochNanos);
            }
            begun = 0;
            return true;
        } catch (StackOverflowError e) {
            throw e; // a caller who writes for himself deep down in a recursion: not the record's fault, so it waits
        } catch (RuntimeException | Error e) {
            // A defect of ours or a damaged record: it costs this record alone, and is said.
            forgetHalf();
            troubles.tell("formatting", "a record of " + view.site() + " cannot be formatted: " + e);
            return false;
        }
    }

    /** Takes back a record that not all outlets have accepted; later than it failed, if there was no stack for it. */
    private void forgetHalf() {
        outlets.subList(0, begun).forEach(Outlet::forgetLast);
        begun = 0;
    }

    /** Whether there is no record to complete. */
    boolean isEmpty() {
        return sources.isEmpty();
    }

    boolean isFull() {
        for (Outlet outlet : outlets) {
            if (outlet.waiting() >= FULL) {
                return true;
            }
        }
        return false;
    }

    /**
     * Finishes all that was taken.
     *
     * @return false if an outlet has a fault; then nothing more may be taken, and this is to be called again
     */
    boolean complete() {
        forgetHalf();
        boolean done = true;
        for (Outlet outlet : outlets) {
            done &= outlet.complete();
        }
        if (done) {
            written += records;
            failed += failures.size();
            failures.forEach(failure -> losses.add(failure.level(), failure.nanoTime()));
            records = 0;
            failures.clear();
            for (Source source : sources) {
                source.release();
            }
            sources.clear();
        }
        return done;
    }

    /** Records that could not be formatted; they are among the dropped. */
    long failed() {
        return failed;
    }

    /** Records that every outlet has answered for. */
    long written() {
        return written;
    }
}
