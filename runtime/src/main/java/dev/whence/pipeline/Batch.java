package dev.whence.pipeline;

import dev.whence.Level;
import dev.whence.record.RecordView;
import dev.whence.ringfile.Notes;
import dev.whence.sink.Place;
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
    private final Ledger ledger;
    private final List<Source> sources = new ArrayList<>();
    private Outlet[] outlets = {};
    private int records;

    /** How many outlets have been handed a record that not all of them have accepted yet. */
    private int begun;

    /** Those that could not be formatted: counted with the batch, which may yet be taken again. */
    private final List<Failure> failures = new ArrayList<>();

    private record Failure(Level level, long nanoTime, long count) {}

    /** Whether the batch is in the ledger, and so is not to change any more. */
    private boolean noted;

    private long written;
    private long failed;

    Batch(Losses losses, Troubles troubles, Ledger ledger) {
        this(losses, troubles, ledger, 0);
    }

    /** @param written records that were written before, by a process now dead */
    Batch(Losses losses, Troubles troubles, Ledger ledger, long written) {
        this.written = written;
        this.losses = losses;
        this.troubles = troubles;
        this.ledger = ledger;
    }

    /**
     * Replaces the ends of the pipeline. What the old ones could not complete is taken again, by the new ones: then a
     * part of it may also be where the fault came.
     */
    List<Outlet> replaceOutlets(List<Outlet> replacement) {
        List<Outlet> replaced = outlets();
        takeBack();
        outlets = replacement.toArray(new Outlet[0]);
        return replaced;
    }

    /** Forgets what was taken, which is to be taken again. */
    void takeBack() {
        for (Outlet outlet : outlets) {
            outlet.forgetAll();
        }
        for (Source source : sources) {
            source.rewind();
        }
        forgetSources();
        records = 0;
        begun = 0;
        noted = false;
        ledger.withdraw(); // else the end of an empty batch would have its records count as read
        failures.clear();
    }

    /** Whether outlets may have begun to write it: then it stays as it is. */
    boolean isNoted() {
        return noted;
    }

    /** Whether all that was taken was there to be read: see {@link Source#isIntact}. */
    boolean isIntact() {
        for (int i = 0; i < sources.size(); i++) { // as everywhere on a line's way: an iterator would be an object
            if (!sources.get(i).isIntact()) {
                return false;
            }
        }
        return true;
    }

    /** Whether there are records of more calls than one. */
    boolean hasMany() {
        return records > 1;
    }

    List<Outlet> outlets() {
        return List.of(outlets);
    }

    /** Whether there is an end to take records to. */
    boolean hasOutlets() {
        return outlets.length > 0;
    }

    private void forgetSources() {
        for (int i = 0; i < sources.size(); i++) {
            sources.get(i).inBatch(false);
        }
        sources.clear();
    }

    /**
     * Takes the record at the cursor of {@code source}.
     *
     * @return false if the batch has to be completed first; never where it is empty
     */
    boolean take(Source source, long epochNanos) {
        if (!source.isInBatch() && sources.size() == Notes.MOST_RINGS) {
            return false;
        }
        if (!source.isInBatch()) {
            sources.add(source); // first: there may be no memory for it, and a record accepted would come again
            source.inBatch(true);
        }
        RecordView view = source.view();
        Acceptance accepted = accept(view, epochNanos);
        if (accepted == Acceptance.ELSEWHERE) {
            return false;
        }
        if (accepted == Acceptance.TAKEN) {
            records++;
        } else {
            failures.add(new Failure(view.site().level(), view.nanoTime(), 1));
        }
        source.next();
        return true;
    }

    /** Takes a line of the logger's own, which no account counts, and which makes a batch of its own. */
    void takeUncounted(RecordView view, long epochNanos) {
        accept(view, epochNanos);
    }

    /** Counts records that cannot be read, with the batch at hand. Of what level they were is not known. */
    void addUnreadable(long count) {
        failures.add(new Failure(Level.ERROR, System.nanoTime(), count));
    }

    /** What became of a record that was handed to the outlets. */
    private enum Acceptance {
        TAKEN,
        FAILED,
        ELSEWHERE
    }

    private Acceptance accept(RecordView view, long epochNanos) {
        if (begun > 0) {
            forgetHalf();
        }
        try {
            for (Outlet outlet : outlets) {
                begun++;
                if (!outlet.accept(view, epochNanos)) {
                    begun--;
                    forgetHalf();
                    return Acceptance.ELSEWHERE;
                }
            }
            begun = 0;
            return Acceptance.TAKEN;
        } catch (StackOverflowError e) {
            throw e; // a caller who writes for himself deep down in a recursion: not the record's fault, so it waits
        } catch (RuntimeException | Error e) {
            if (!ledger.isWhole()) {
                throw e; // nor is a ring file that was cut: what was read was not there
            }
            // A defect of ours or a damaged record: it costs this record alone, and is said.
            forgetHalf();
            troubles.tell("formatting", "a record of " + view.site() + " cannot be formatted: ", e);
            return Acceptance.FAILED;
        }
    }

    /** Takes back a record that not all outlets have accepted; later than it failed, if there was no stack for it. */
    private void forgetHalf() {
        for (int i = 0; i < begun; i++) {
            outlets[i].forgetLast();
        }
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
     * Has the outlets finish all that was taken. Touches nothing that {@link #written} and {@link #failed} stand on.
     *
     * @return false if an outlet has a fault; then nothing more may be taken, and this is to be called again
     */
    boolean write() {
        forgetHalf();
        if (!noted && !note()) {
            return false;
        }
        boolean done = true;
        for (Outlet outlet : outlets) {
            done &= outlet.complete();
        }
        return done;
    }

    /** Puts down what is about to be written, so that after a kill it can be told what was. */
    private boolean note() {
        boolean ready = true;
        int bytes = 0;
        long before = 0;
        Place place = null;
        for (Outlet outlet : outlets) {
            ready &= outlet.prepare();
            if (outlet.place() != null) {
                place = outlet.place();
                before = outlet.length();
                bytes = outlet.waiting();
            }
        }
        if (ready && (bytes > 0 || !sources.isEmpty())) {
            ledger.note(written, records, sources, place, before, bytes);
        }
        noted = ready;
        return ready;
    }

    /** Counts what is written, and gives its memory back: in this order, with the note that it is written first. */
    void settle() {
        ledger.finish();
        noted = false;
        written += records;
        records = 0;
        while (!failures.isEmpty()) {
            Failure failure = failures.remove(failures.size() - 1);
            losses.add(failure.level(), failure.nanoTime(), failure.count());
            failed += failure.count();
        }
        for (int i = 0; i < sources.size(); i++) {
            sources.get(i).release();
        }
        forgetSources();
    }

    /** Counts records of a batch that was noted by a process now dead, and is settled. */
    void addWritten(long count) {
        written += count;
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
