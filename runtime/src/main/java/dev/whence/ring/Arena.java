package dev.whence.ring;

import dev.whence.ringfile.RingFile;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where rings get their cells from: counts every byte against one cap and keeps what comes back for the next taker.
 * Its lock is taken when a ring is made, grows or dies, never for a record.
 */
public final class Arena {
    /** A thread that logs a line now and then needs no more. */
    static final int FIRST_CELL = 4 << 10;

    private final HeapCells heap = new HeapCells();

    /** Whether the ring file was cut, and no other has come. Volatile: asked by the drain with each pass. */
    private volatile boolean isFileLost;

    /** Null as long as there is no ring file. */
    private @Nullable MappedCells mapped;

    private int cellSize;
    private long cap;
    private long lent;
    private long lentToPrivate;

    /**
     * @param cellSize an ordinary cell's size in bytes, rounded up to whole pages
     * @param cap the most bytes that all cells together may take
     */
    public Arena(int cellSize, long cap) {
        this.cellSize = wholePages(cellSize);
        this.cap = cap;
    }

    /** Changes the sizes from the next cell on; what is lent stays as it is. */
    public synchronized void resize(int newCellSize, long newCap) {
        cellSize = wholePages(newCellSize);
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
     * @return null at the cap; also where the ring file has so much free, but not in one piece: it will be when cells have
     *     come back, and what is taken from elsewhere is lost by a kill
     */
    synchronized @Nullable Cell take(int bytes, boolean shared) {
        int size = sizeFor(bytes);
        // Of the private half, the second half is for growth: else many idle threads would leave no room to grow.
        long privateCap = bytes == 0 ? cap / 4 : cap / 2;
        if (lent + size > cap || (!shared && lentToPrivate + size > privateCap)) {
            return null;
        }
        Cell cell = takeMapped(size);
        if (cell == null && !(mapped != null && mapped.hasRoom(size))) {
            cell = heap.take(size, cap - lent);
        }
        if (cell != null) {
            lent += size;
            if (!shared) {
                lentToPrivate += size;
            }
        }
        return cell;
    }

    /** Null also where the file has been cut: then it has been left. */
    private @Nullable Cell takeMapped(int size) {
        MappedCells home = mapped;
        if (home == null) {
            return null;
        }
        Cell cell = home.take(size);
        if (home.isLost()) {
            leave(home);
            return null;
        }
        return cell;
    }

    /** Takes a cell back. */
    synchronized void give(Cell cell, boolean shared) {
        lent -= cell.capacity;
        if (!shared) {
            lentToPrivate -= cell.capacity;
        }
        MappedCells home = cell.home;
        if (home == null) {
            heap.give(cell);
        } else {
            home.give(cell); // of a ring file that was left, too: nobody takes it from there again
        }
    }

    /** Whether a cell is larger than rings should keep: it was made for one long record. */
    synchronized boolean isOversized(Cell cell) {
        return cell.capacity > cellSize;
    }

    /** Whether a ring may keep a cell that has been read; not if there is a better place for what comes. */
    synchronized boolean isWorthKeeping(Cell cell) {
        return cell.capacity <= cellSize && !isMisplaced(cell);
    }

    /** Whether a cell is not where cells are taken now: what comes should not go there. */
    synchronized boolean isMisplaced(Cell cell) {
        return cell.isLost() || (mapped != null && cell.home != mapped && !mapped.isFull());
    }

    /**
     * From here on cells are taken from a ring file, as long as it has room, and outlive the process. Rings leave others
     * as they go on.
     *
     * @param whenFull told the reason when a cell had to be taken from the process's own memory, null when the file has
     *     room again; called under the lock
     */
    public synchronized void map(RingFile ringFile, Consumer<@Nullable IOException> whenFull) {
        mapped = new MappedCells(ringFile, whenFull);
        isFileLost = false;
    }

    /**
     * Has nothing in this file read or written any more, and no cell taken from it: somebody has cut it short, or its
     * device fails. The drain then has all rings leave it. Any thread.
     */
    public synchronized void leave(RingFile ringFile) {
        ringFile.lose();
        if (mapped != null && mapped.isIn(ringFile)) {
            mapped = null;
            isFileLost = true;
        }
    }

    /**
     * Leaves the file that cells are taken from, if it has been cut; for who has met an InternalError and does not know
     * whether its own cell's memory was behind it, or that of one that it has just taken.
     *
     * @return whether it was
     */
    synchronized boolean leaveIfCut() {
        if (mapped == null || mapped.isWhole()) {
            return false;
        }
        leave(mapped);
        return true;
    }

    synchronized void leave(MappedCells home) {
        home.lose();
        if (mapped == home) {
            mapped = null;
            isFileLost = true;
        }
    }

    /** Whether the ring file had to be left, and no other has taken its place. */
    public boolean isFileLost() {
        return isFileLost;
    }

    /** Bytes in rings, for tests and tools. */
    public synchronized long lent() {
        return lent;
    }

    private static int wholePages(int bytes) {
        return (bytes + RingFile.PAGE - 1) / RingFile.PAGE * RingFile.PAGE;
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
        return wholePages(Math.min(power, Math.max(needed, longestRecord() + FIRST_CELL)));
    }
}
