package dev.whence.ring;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The consumer's side of a ring: a cursor that runs ahead, and a position behind it from which the bytes still belong
 * to the consumer. One thread at a time, ordered by the drain's lock.
 */
public final class RingReader {
    /** The oldest cell not yet given back, and the first byte there that is not. */
    private Cell oldest;

    private int kept = CellDescriptor.RECORDS;

    /** Null for a ring that nobody will write to again. */
    private final @Nullable RingCells cells;

    private final Tally tally;

    private Cell cell;
    private int cursor = CellDescriptor.RECORDS;
    private int tail = CellDescriptor.RECORDS;

    RingReader(Cell first, RingCells cells, Ring ring) {
        this.cells = cells;
        tally = new Tally(ring, 0);
        oldest = first;
        cell = first;
    }

    /** Reads what is left in cells that are linked in their order, the last one to itself. */
    RingReader(Cell first) {
        cells = null;
        tally = new Tally(null, first.first());
        oldest = first;
        cell = first;
        tail = first.tail();
    }

    /** Whether nobody will write to the ring again, so that what is there may be damaged. */
    public boolean isAbandoned() {
        return cells == null;
    }

    /** Looks for a committed record at the cursor. */
    public boolean hasNext() {
        while (cursor == tail) {
            if (cell.isLost()) {
                if (!passLost()) {
                    return false;
                }
                continue;
            }
            if (cells == null) {
                tally.missBeyond(cell, tail);
            }
            // Left before tail: a tail read behind it is final, one read before it may miss the last records.
            boolean left = cells == null ? cell.next != cell : cell.left;
            tail = cell.tail();
            if (cursor != tail) {
                return true;
            }
            if (!left || !isIntact()) {
                return false;
            }
            enter(cell.next);
        }
        return true;
    }

    /** Whether what was read at the cursor was there; false if the ring's file was cut: then nothing of it is to be used. */
    public boolean isIntact() {
        return cells == null || cell.isLost() || cell.isIntact();
    }

    /** The file that the ring was in was cut: what was not taken for good is not there any more, and is missing. */
    public void lose() {
        if (cell.isLost() || oldest.isLost()) {
            rewind();
        }
    }

    /** As {@link #lose}, where what lies before the cursor has been read in time. */
    public void loseRest() {
        if (cell.isLost()) {
            tail = cursor;
        }
    }

    /** Goes on to the next cell if the producer has; what it has put here meanwhile is missing. */
    private boolean passLost() {
        if (!cell.left) {
            tally.missCommitted();
            return false;
        }
        Cell next = cell.next;
        if (!next.isLost()) {
            tally.missBefore(next);
        }
        enter(next);
        return true;
    }

    /**
     * For a ring that nobody will write to again: how many records the cell had beyond its tail when it was left, which
     * then is damaged. One that was being committed when its thread was killed is not among them. For others: how many were
     * lost with their file.
     */
    public long takeMissing() {
        return tally.takeMissing();
    }

    private void enter(Cell next) {
        cell = next;
        cursor = CellDescriptor.RECORDS;
        tail = cursor;
        if (!next.isLost()) {
            tail = next.tail();
            tally.enter(next);
        }
        if (cells != null) {
            cells.reach(next);
        }
    }

    /** The memory that holds the record at the cursor; valid until {@link #release}. */
    public ByteBuffer buffer() {
        return cell.buffer;
    }

    /** Where the record at the cursor starts in {@link #buffer}. */
    public int offset() {
        return cursor;
    }

    /** How many committed bytes follow the cursor in its cell: no record there is longer. */
    public int available() {
        return tail - cursor;
    }

    /** Which ring this is. */
    public long ringId() {
        return cell.ringId();
    }

    /** Which of the ring's cells the cursor is in. */
    public long cellSequence() {
        return cell.sequence();
    }

    /** Moves the cursor behind a record that was committed uncounted. */
    public void skipUncounted(int bytes) {
        if (bytes <= 0 || bytes > tail - cursor) {
            throw new IllegalArgumentException(bytes + " of " + (tail - cursor) + " bytes");
        }
        cursor += bytes;
    }

    /** Moves the cursor behind a record. */
    public void skip(int bytes) {
        skipUncounted(bytes);
        tally.pass(1);
    }

    /**
     * Moves the cursor to the end of what is committed in its cell, where the length of a record is not to be known.
     *
     * @return how many records are lost by that
     */
    public long skipRest() {
        return skipDamage(tail - cursor, 0);
    }

    /**
     * Moves the cursor behind bytes that are no records, to where the next one is.
     *
     * @param counted how many records of the user's stand between there and the tail; negative if that is not known
     * @return how many records are lost by that
     */
    public long skipDamage(int bytes, long counted) {
        long lost = tally.lostIn(cell, bytes, counted);
        skipUncounted(bytes);
        tally.pass(lost);
        return lost;
    }

    /**
     * For a ring that nobody will write to again: whether all records of the cell lie before the cursor, by its counter.
     * What follows then was there before the cell was filled anew, or one of the two is damaged.
     */
    public boolean isCountReached() {
        return cells == null && tally.isAllPassed(cell);
    }

    /** Tells how many records of the user's stand between the cursor and the tail, where damage has made that unknown. */
    public void countRest(long records) {
        tally.passAllBut(cell, records);
    }

    /**
     * Gives back everything before the cursor: a few cells to the producer, and what a burst took beyond them to the
     * arena, for other rings.
     */
    public void release() {
        if (cursor != kept || oldest != cell) { // else the producer's cache line would be taken from it for nothing
            markRead();
        }
        Cell read = oldest;
        // At once, in front of what may fail: else records that are written would come again.
        oldest = cell;
        kept = cursor;
        tally.keep();
        while (read != cell) {
            Cell next = read.next; // before it is free: from then on the producer may change the links
            if (cells != null) {
                cells.giveBack(read);
            }
            read = next;
        }
    }

    /** For those who come after this process. All at once, and first: an error of these stores must not tear the accounts. */
    private void markRead() {
        try {
            for (Cell read = oldest; !read.isLost(); read = read.next) {
                read.markRead(read == cell ? cursor : read.tail());
                read.settleFaults();
                if (read == cell) {
                    break;
                }
            }
        } catch (InternalError cut) {
            // Nobody will read the marks: there will be no file. The records are written, and counted as such.
        }
    }

    /** Has {@link #rewind} take the cursor back to here, in its first cell. */
    public void beginHere() {
        kept = cursor;
        tally.keep();
    }

    /** Whether everything up to here has been read and given back. */
    boolean isDone(Cell last, int end) {
        return cell == last && oldest == last && cursor == end && kept == end;
    }

    /** Whether the ring has no memory, as far as the cursor has seen. */
    public boolean isParked() {
        return cell.isStub();
    }

    /** Goes on in another cell, alone in its ring, after which the producer will put two. */
    void restart(Cell stub) {
        cell = stub;
        oldest = stub;
        cursor = CellDescriptor.RECORDS;
        kept = cursor;
        tail = cursor;
    }

    /** Takes the cursor back to where the last {@link #release} left it. */
    public void rewind() {
        cell = oldest;
        cursor = kept;
        tail = cell.isLost() ? cursor : cell.tail();
        tally.rewind();
    }

    /** Records committed up to what is visible now. */
    long count() {
        return tally.committed(cell);
    }
}
