package dev.whence.pipeline;

import dev.whence.record.CorruptRecordException;
import dev.whence.record.RecordView;
import dev.whence.record.RecordWriter;
import dev.whence.record.SiteTable;
import dev.whence.record.ThreadName;
import dev.whence.ring.RingReader;
import dev.whence.ringfile.Notes;
import org.jspecify.annotations.Nullable;

/** One ring as the drain sees it: the record at its cursor, and its time for the merge. */
final class Source implements Comparable<Source> {
    /** The {@code until} of a {@link #peek} that looks for records of any time; also one that damage has made. */
    static final long ALL = Long.MAX_VALUE;

    /** Why records are missing whose ring file was cut; told already. */
    static final String CUT = "the ring file was cut short";

    private final RingReader reader;
    private final SiteTable sites;
    private final Unreadable unreadable;
    private final NextRecord next;
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

    /** Of the last record that was found; none yet is before every other. */
    private long latest = Long.MIN_VALUE;

    /** The cell that it was in. */
    private long cell;

    /** @param unreadable told of what cannot be read */
    Source(RingReader reader, SiteTable sites, Unreadable unreadable) {
        this.reader = reader;
        this.sites = sites;
        this.unreadable = unreadable;
        this.next = new NextRecord(sites);
    }

    /** Where records are counted that are damaged. */
    interface Unreadable {
        /** So many records are lost, for this reason. */
        void lost(long records, String reason);
    }

    /** Whether a record waits that is older than {@code until}; control records on the way are taken. */
    boolean peek(long until) {
        while (hasNext() && !isAtEnd()) {
            try {
                view.wrap(reader.buffer(), reader.offset(), sites, thread);
            } catch (CorruptRecordException e) {
                leaveOut(e.length(), String.valueOf(e.getMessage()));
                continue;
            }
            if (view.length() > reader.available()) {
                leaveOut(0, "a record reaches beyond what is committed");
            } else if (isStale()) {
                reader.skipUncounted(reader.available());
            } else if (!view.isControl()) {
                time = reader.isAbandoned() ? soundTime() : view.nanoTime();
                latest = time;
                return until == ALL || time - until < 0;
            } else {
                thread = view.newThreadName(thread);
                reader.skipUncounted(view.length());
            }
        }
        return false;
    }

    /**
     * The time of a record that may be damaged: in a cell no time is before that of the record in front. One that leaps
     * would hold up the records behind it, or date them by another day.
     */
    private long soundTime() {
        boolean first = cell != reader.cellSequence();
        cell = reader.cellSequence();
        long noted = view.nanoTime();
        if (!first && noted < latest) {
            return latest;
        }
        long following = timeBehind(view.length(), noted);
        boolean leaps = noted > following && (first || following >= latest);
        if (!leaps) {
            return noted;
        }
        int second = view.length() + reader.buffer().getInt(reader.offset() + view.length());
        boolean isFollowingDamaged = second > view.length() && timeBehind(second, Long.MIN_VALUE) >= noted;
        return isFollowingDamaged ? noted : first ? following : latest;
    }

    /** The time of the record so many bytes behind the one at the cursor, if there is one. */
    private long timeBehind(int bytes, long otherwise) {
        boolean isThere = bytes % NextRecord.STEP == 0 && bytes <= reader.available() - RecordWriter.HEADER;
        return isThere ? reader.buffer().getLong(reader.offset() + bytes + RecordWriter.TIME_AT) : otherwise;
    }

    private boolean hasNext() {
        boolean found = reader.hasNext();
        long missing = reader.takeMissing();
        if (missing > 0) {
            unreadable.lost(missing, reader.isAbandoned() ? "the end of a cell is damaged" : CUT);
        }
        return found;
    }

    /** Whether a damaged tail has led to what the cell held before. */
    private boolean isStale() {
        return reader.isCountReached() && !view.isControl() && view.nanoTime() < latest;
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
                if (view.length() > from - reader.offset()) {
                    passDamage(from);
                } else if (view.isControl()) {
                    thread = view.newThreadName(thread);
                    reader.skipUncounted(view.length());
                } else {
                    reader.skip(view.length());
                }
            }
        } catch (CorruptRecordException e) {
            passDamage(from);
        }
        reader.beginHere();
        releasedThread = thread;
    }

    /** It was read once, before it was damaged. */
    private void passDamage(int from) {
        reader.skipUncounted(from - reader.offset());
        NextRecord.Place place = next.find(reader.buffer(), from, from + reader.available(), from, latest);
        if (place.at() == from && place.counted() != NextRecord.UNKNOWN) {
            reader.countRest(place.counted());
        }
    }

    /** A damaged record costs itself alone, or up to where it can be told that records go on. */
    private void leaveOut(int length, String reason) {
        int at = reader.offset();
        NextRecord.Place place =
                next.find(reader.buffer(), at + NextRecord.STEP, at + reader.available(), at + length, latest);
        long lost = reader.skipDamage(place.at() - at, place.counted());
        if (lost > 0) {
            unreadable.lost(lost, reason);
        }
    }

    long time() {
        return time;
    }

    /** By time, and at one time by ring; meaningful behind a {@link #peek} that was true. */
    @Override
    public int compareTo(Source other) {
        return time == other.time ? Long.compare(ringId(), other.ringId()) : Long.compare(time, other.time);
    }

    /** Whether no record has come for so long, and there is memory that others could use. */
    boolean isIdle(long nanos) {
        return System.nanoTime() - time >= nanos && !reader.isParked() && !peek(ALL);
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
        latest = Long.MIN_VALUE; // what follows is older than what was seen
        cell = 0;
        thread = releasedThread;
    }

    /** Whether what was read last was there: see {@link RingReader#isIntact}. */
    boolean isIntact() {
        return reader.isIntact();
    }

    /**
     * The ring file was cut. What was read from there is taken back, unless it is in a batch that is being written: that
     * was checked before.
     *
     * @param isBatchKept whether there is such a batch
     */
    void lose(boolean isBatchKept) {
        if (isBatchKept && inBatch) {
            reader.loseRest();
        } else {
            reader.lose();
            latest = Long.MIN_VALUE;
            thread = releasedThread;
        }
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
