package dev.whence.ring;

import dev.whence.ringfile.MappingFault;
import org.jspecify.annotations.Nullable;

/**
 * How many of a ring's records lie before its reader's cursor, and how many it will never see: by the counters that the
 * producer keeps in the cells, and by its own where a cell is lost with its file. The drain's lock orders it, as the
 * reader.
 */
final class Tally {
    /** The producer's side; null for a ring that nobody will write to again. */
    private final @Nullable Ring ring;

    /** Counted records behind the cursor, and at the last {@link #keep}. */
    private long passed;

    private long passedAtKeep;

    /** See {@link #takeMissing}. */
    private long missing;

    Tally(@Nullable Ring ring, long passed) {
        this.ring = ring;
        this.passed = passed;
    }

    /** The cursor has gone behind so many records. */
    void pass(long records) {
        passed += records;
    }

    /** The cursor has come to the start of {@code cell}. */
    void enter(Cell cell) {
        passed = cell.first();
    }

    /** The cursor has come to where so many records stand between it and the tail. */
    void passAllBut(Cell cell, long records) {
        passed = cell.count() - records;
    }

    /** Whether all records of the cell lie before the cursor, by its counter. */
    boolean isAllPassed(Cell cell) {
        return cell.first() <= cell.count() && passed >= cell.count();
    }

    /**
     * How many records stood in bytes that are none any more, from the cursor on.
     *
     * @param rest how many stand between there and the tail; negative if that is not known
     */
    long lostIn(Cell cell, int bytes, long rest) {
        // One too many at most: while the next is being committed. The counters may be damaged too.
        long missed = rest < 0 ? 1 : cell.count() - passed - rest;
        return Math.max(0, Math.min(missed, bytes / CellDescriptor.LEAST_RECORD));
    }

    /** What the cell of a dead ring had beyond its tail is missing. */
    void missBeyond(Cell cell, int tail) {
        long committing = cell.closed() ? 0 : 1; // counted before its tail was moved
        long beyond =
                Math.min(cell.count() - passed - committing, (cell.capacity - tail) / CellDescriptor.LEAST_RECORD);
        missing += Math.max(0, beyond);
        passed = cell.count();
    }

    /** What the producer has put into a lost cell meanwhile is missing. */
    void missCommitted() {
        long now = ownCount();
        missing += Math.max(0, now - passed);
        passed = Math.max(now, passed);
    }

    /** What the producer has put into lost cells before it went on to {@code next} is missing. */
    void missBefore(Cell next) {
        missing += next.first() - passed;
    }

    /** How many are missing that were not told yet. */
    long takeMissing() {
        long found = missing;
        missing = 0;
        return found;
    }

    /** Has {@link #rewind} go back to here. */
    void keep() {
        passedAtKeep = passed;
    }

    void rewind() {
        passed = passedAtKeep;
        missing = 0;
    }

    /** Records committed up to what is visible now, of which the newest are in {@code from} or behind it. */
    long committed(Cell from) {
        Cell last = from;
        // The newest cell has the newest count. A cell that is left has a successor, and left publishes it.
        while (last.left) {
            last = last.next;
        }
        if (last.isLost()) {
            return ownCount();
        }
        last.tail(); // acquire: the count that belongs to it
        long count = last.count();
        if (last.isIntact()) {
            return count;
        }
        MappingFault.surfaces();
        return ownCount(); // its file is cut, and will be left as soon as somebody drains
    }

    /**
     * The producer's own count, for a cell that was lost with its file. Read while it is written: it may be a few behind,
     * never ahead of what the next cell says when the producer goes there.
     */
    private long ownCount() {
        return ring == null ? passed : ring.ownCount();
    }
}
