package dev.whence.ring;

import java.nio.ByteBuffer;

/**
 * The consumer's side of a ring: a cursor that runs ahead, and a position behind it from which the bytes still belong
 * to the consumer. One thread at a time, ordered by the drain's lock.
 */
public final class RingReader {
    /** The oldest cell not yet given back, and the first byte there that is not. */
    private Cell oldest;

    private int kept = CellDescriptor.RECORDS;

    private Cell cell;
    private int cursor = CellDescriptor.RECORDS;
    private int tail = CellDescriptor.RECORDS;

    RingReader(Cell first) {
        oldest = first;
        cell = first;
    }

    /** Looks for a committed record at the cursor. */
    public boolean hasNext() {
        while (cursor == tail) {
            // Closed before tail: a tail read behind closed is final, one read before it may miss the last records.
            boolean closed = cell.closed();
            tail = cell.tail();
            if (cursor != tail) {
                return true;
            }
            if (!closed) {
                return false;
            }
            cell = cell.next;
            cursor = CellDescriptor.RECORDS;
            tail = cell.tail();
        }
        return true;
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

    /** Moves the cursor behind the record. */
    public void skip(int bytes) {
        if (bytes <= 0 || bytes > tail - cursor) {
            throw new IllegalArgumentException(bytes + " of " + (tail - cursor) + " bytes");
        }
        cursor += bytes;
    }

    /** Gives back everything before the cursor. */
    public void release() {
        while (oldest != cell) {
            Cell read = oldest;
            oldest = read.next; // before free(): from then on the producer may change the links
            read.free();
        }
        kept = cursor;
    }

    /** Takes the cursor back to where the last {@link #release} left it. */
    public void rewind() {
        cell = oldest;
        cursor = kept;
        tail = cell.tail();
    }

    /** Records committed up to what is visible now. */
    long count() {
        Cell last = cell;
        // The newest cell has the newest count. A cell that is closed has a successor, and closed publishes it.
        while (last.closed()) {
            last = last.next;
        }
        last.tail(); // acquire: the count that belongs to it
        return last.count();
    }
}
