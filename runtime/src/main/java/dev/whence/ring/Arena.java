package dev.whence.ring;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where rings get their cells from: counts every byte against one cap and keeps what comes back for the next taker.
 * Its lock is taken when a ring is made, grows or dies, never for a record.
 */
public final class Arena {
    /** A thread that logs a line now and then needs no more. */
    static final int FIRST_CELL = 4 << 10;

    private final Map<Integer, Deque<Cell>> spare = new HashMap<>();
    private int cellSize;
    private long cap;
    private long lent;
    private long lentToPrivate;
    private long kept;

    /**
     * @param cellSize an ordinary cell's size in bytes
     * @param cap the most bytes that all cells together may take
     */
    public Arena(int cellSize, long cap) {
        this.cellSize = cellSize;
        this.cap = cap;
    }

    /** Changes the sizes from the next cell on; what is lent stays as it is. */
    public synchronized void resize(int newCellSize, long newCap) {
        cellSize = newCellSize;
        cap = newCap;
    }

    /** The longest record, with its header: a quarter of the cap, so that no single record can fill the memory. */
    public synchronized int longestRecord() {
        return (int) Math.min(cap / 4, Integer.MAX_VALUE / 2);
    }

    /**
     * Lends a cell.
     *
     * @param bytes what must fit in one piece; 0 for a ring's first cell
     * @param shared whether the ring serves many threads. Private rings together use at most half the cap: however many
     *     there are, threads that come later find room in the shared ones
     * @return null at the cap
     */
    synchronized @Nullable Cell take(int bytes, boolean shared) {
        int size = sizeFor(bytes);
        // Of the private half, the second half is for growth: else many idle threads would leave no room to grow.
        long privateCap = bytes == 0 ? cap / 4 : cap / 2;
        if (lent + size > cap || (!shared && lentToPrivate + size > privateCap)) {
            return null;
        }
        Cell cell = recycle(size);
        if (cell == null) {
            cell = allocate(size);
        }
        if (cell != null) {
            lent += size;
            if (!shared) {
                lentToPrivate += size;
            }
        }
        return cell;
    }

    /** Takes a cell back. */
    synchronized void give(Cell cell, boolean shared) {
        lent -= cell.capacity;
        if (!shared) {
            lentToPrivate -= cell.capacity;
        }
        kept += cell.capacity;
        spare.computeIfAbsent(cell.capacity, size -> new ArrayDeque<>()).push(cell);
    }

    /** Whether a cell is larger than rings should keep: it was made for one long record. */
    synchronized boolean isOversized(Cell cell) {
        return cell.capacity > cellSize;
    }

    /** Bytes in rings, for tests and tools. */
    public synchronized long lent() {
        return lent;
    }

    private int sizeFor(int bytes) {
        if (bytes == 0) {
            return FIRST_CELL;
        }
        int needed = bytes + CellDescriptor.RECORDS;
        if (needed <= cellSize) {
            return cellSize;
        }
        // Powers of two above the ordinary size, so that what one long record leaves behind fits the next; but not half
        // the cap for a record that is a few bytes longer than a quarter, with its thread's name: it would never fit.
        int power = Integer.highestOneBit(needed - 1) << 1;
        return Math.min(power, Math.max(needed, longestRecord() + FIRST_CELL));
    }

    private @Nullable Cell recycle(int size) {
        Deque<Cell> cells = spare.get(size);
        if (cells == null || cells.isEmpty()) {
            return null;
        }
        kept -= size;
        return cells.pop();
    }

    private @Nullable Cell allocate(int size) {
        if (lent + kept + size > cap) {
            // Cells of other sizes stand in the way. They go to the garbage collector, which frees their memory.
            spare.clear();
            kept = 0;
        }
        try {
            return new Cell(ByteBuffer.allocateDirect(size));
        } catch (OutOfMemoryError e) {
            return null; // the JVM's own limit on direct memory is a cap like ours
        }
    }
}
