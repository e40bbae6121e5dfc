package dev.whence.pipeline;

import dev.whence.record.CorruptRecordException;
import dev.whence.record.RecordView;
import dev.whence.record.SiteTable;
import dev.whence.record.ThreadName;
import dev.whence.ring.RingReader;
import dev.whence.ringfile.Notes;
import org.jspecify.annotations.Nullable;

/** One ring as the drain sees it: the record at its cursor, and its time for the merge. */
final class Source {
    private final RingReader reader;
    private final SiteTable sites;
    private final Unreadable unreadable;
    private final RecordView view = new RecordView();

    /** Where a batch ends that is to be taken again; null for no such end. */
    private Notes.@Nullable End end;

    /** Whether the batch at hand has records from here; the batch's own mark. */
    private boolean inBatch;

    /** Who wrote the record at the cursor, and who wrote at the last {@link #release}. */
    private ThreadName thread = ThreadName.of("");

    private ThreadName releasedThread = thread;

    /** Of the record at the cursor behind a {@link #peek} that was true, else of the one before it. */
    private long time = System.nanoTime();

    /** @param unreadable told of what cannot be read */
    Source(RingReader reader, SiteTable sites, Unreadable unreadable) {
        this.reader = reader;
        this.sites = sites;
        this.unreadable = unreadable;
    }

    /** Where records are counted that are damaged. */
    interface Unreadable {
        /** So many records are lost, for this reason. */
        void lost(long records, String reason);
    }

    /** Whether a record waits that is older than {@code until}; control records on the way are taken. */
    boolean peek(long until) {
        while (reader.hasNext() && !isAtEnd()) {
            try {
                view.wrap(reader.buffer(), reader.offset(), sites, thread);
            } catch (CorruptRecordException e) {
                leaveOut(e);
                continue;
            }
            if (!view.isControl()) {
                time = view.nanoTime();
                return time - until < 0;
            }
            thread = view.newThreadName();
            reader.skipUncounted(view.length());
        }
        return false;
    }

    private boolean isAtEnd() {
        Notes.End stop = end;
        return stop != null
                && (reader.cellSequence() > stop.cell()
                        || (reader.cellSequence() == stop.cell() && reader.offset() >= stop.offset()));
    }

    /** Finds nothing from there on; null to find everything again. */
    void endAt(Notes.@Nullable End newEnd) {
        end = newEnd;
    }

    /** Passes what has been read from a cell that the reader stands at the start of, for the name of its thread. */
    void passTo(int from) {
        try {
            while (reader.offset() < from) {
                view.wrap(reader.buffer(), reader.offset(), sites, thread);
                if (view.isControl()) {
                    thread = view.newThreadName();
                    reader.skipUncounted(view.length());
                } else {
                    reader.skip(view.length());
                }
            }
        } catch (CorruptRecordException e) {
            reader.skipUncounted(from - reader.offset()); // it was read once, before it was damaged
        }
        reader.beginHere();
        releasedThread = thread;
    }

    /** A record that says how long it is costs itself alone; one that does not costs the rest of its cell. */
    private void leaveOut(CorruptRecordException e) {
        long lost = 1;
        if (e.length() > 0) {
            reader.skip(e.length());
        } else {
            lost = reader.skipRest();
        }
        unreadable.lost(lost, String.valueOf(e.getMessage()));
    }

    long time() {
        return time;
    }

    /** Whether no record has come for so long, and there is memory that others could use. */
    boolean isIdle(long nanos) {
        return System.nanoTime() - time >= nanos && !reader.isParked() && !peek(Long.MAX_VALUE);
    }

    /** Meaningful behind a {@link #peek} that was true. */
    long ringId() {
        return reader.ringId();
    }

    /** The record found by {@link #peek}. */
    RecordView view() {
        return view;
    }

    void next() {
        reader.skip(view.length());
    }

    /** Gives the producer back the memory of everything before the cursor. */
    void release() {
        reader.release();
        releasedThread = thread;
    }

    /** Back to where the last {@link #release} was. */
    void rewind() {
        reader.rewind();
        thread = releasedThread;
    }

    /** Puts down where the cursor is: a batch ends there. */
    void noteEnd(Notes notes) {
        notes.ring(reader.ringId(), reader.cellSequence(), reader.offset());
    }

    boolean isInBatch() {
        return inBatch;
    }

    void inBatch(boolean in) {
        inBatch = in;
    }
}
