package dev.whence.ring;

import org.jspecify.annotations.Nullable;

/**
 * The cells of one ring: which of them can be filled again, fresh ones from the arena, and those that go back to it. In
 * which of them the producer stands is {@link Ring}'s, and what the consumer reads is {@link RingReader}'s. Not thread-safe:
 * links are changed by the producer only, or by the consumer while it keeps the producer out; what is spare is the
 * consumer's, ordered by the drain's lock.
 */
final class RingCells {
    /** With two, a cell for one long record need never be kept. */
    private static final int MOST_SPARES = 2;

    private final Arena arena;

    /** Whether the ring serves many threads, one after the other: the arena has another share for those. */
    private final boolean shared;

    /**
     * Cells that lie ahead of the producer once the consumer has caught up with it. Never none: at the cap the producer
     * could not go on, and the cell that it stands in could not be given back.
     */
    private int spares = 1;

    RingCells(Arena arena, boolean shared) {
        this.arena = arena;
        this.shared = shared;
    }

    /** As {@link Arena#take}. */
    @Nullable
    Cell take(int bytes) {
        return arena.take(bytes, shared);
    }

    /** Takes back what {@link Cell#empty} has given, or a cell that has never been linked. Any thread. */
    void give(Cell memory) {
        arena.give(memory, shared);
    }

    /** Puts the second cell of a new ring behind the first. */
    static void begin(Cell first, Cell second) {
        first.link(second);
        second.spare = true;
        second.free();
    }

    /** Whether every cell but {@code current} has been read and given back. */
    static boolean isRead(Cell current) {
        for (Cell other = current.next; other != current; other = other.next) {
            if (!other.isFree()) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of the cells behind {@code current} that have been read is long enough for {@code bytes}. */
    static boolean fitsAhead(Cell current, int bytes) {
        for (Cell at = current; isReadBehind(at); at = at.next) {
            if (bytes <= at.next.capacity - CellDescriptor.RECORDS) {
                return true;
            }
        }
        return false;
    }

    /** Whether the cell behind {@code at} can be entered; those whose memory is gone are taken out on the way. */
    static boolean isReadBehind(Cell at) {
        while (at.next.isFree()) {
            if (!at.next.isEmptied()) {
                return !at.next.isLost(); // the drain takes it out
            }
            at.next.unlink();
        }
        return false;
    }

    /** Puts a fresh cell with room for {@code bytes} behind {@code current}; null at the arena's cap. */
    @Nullable
    Cell grow(Cell current, int bytes) {
        Cell fresh = take(bytes);
        if (fresh == null) {
            return null;
        }
        fresh.free = true; // should the thread's stack end before it is entered, it lies ahead
        current.link(fresh);
        return fresh;
    }

    /** Puts two cells behind the stub that the ring stands in; null at the arena's cap, else the first. */
    @Nullable
    Cell unpark(Cell stub, int bytes) {
        Cell first = take(bytes <= Arena.FIRST_CELL - CellDescriptor.RECORDS ? 0 : bytes);
        if (first == null) {
            return null;
        }
        Cell second = take(0);
        if (second == null) {
            give(first);
            return null;
        }
        first.free = true; // as in grow
        second.free = true;
        second.spare = true; // published to the consumer, who counts it already, when the stub is closed
        stub.link(second);
        stub.link(first);
        return first;
    }

    /** Takes out the cells behind {@code current} that lie free, up to the first that does not. */
    void giveAhead(Cell current) {
        while (current.next != current && current.next.isFree()) {
            Cell ahead = current.next;
            ahead.unlink();
            if (!ahead.isEmptied()) {
                spares--;
                give(ahead.empty());
            }
        }
    }

    /** Takes all out that there are, {@code current} too. */
    void giveAll(Cell current) {
        for (Cell next = current.next; next != current; next = current.next) {
            next.unlink();
            if (!next.isEmptied()) {
                give(next.empty());
            }
        }
        if (!current.isStub()) {
            give(current.empty());
        }
        spares = 1; // the second of those that unpark will put
    }

    /** Consumer: it has come to {@code cell}, which the producer fills, or has filled. */
    void reach(Cell cell) {
        if (cell.spare) {
            cell.spare = false;
            spares--;
        }
    }

    /** Consumer: a cell that has been read goes back to the producer or, beyond a few, to the arena, for other rings. */
    void giveBack(Cell read) {
        if (read.isStub()) {
            read.empty(); // no memory of the arena's
        } else if (isKept(read)) {
            spares++;
            read.spare = true;
            read.free();
        } else {
            give(read.empty());
        }
    }

    /** The one spare cell that a ring must have is given up only where it is to move on to a ring file. */
    private boolean isKept(Cell read) {
        return spares == 0 ? !arena.isMisplaced(read) : spares < MOST_SPARES && arena.isWorthKeeping(read);
    }
}
