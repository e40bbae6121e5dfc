package dev.whence.ring;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The producer's side of a ring: a circular doubly linked list of cells, after the ring log in C. The producer fills
 * the cell under its hand and moves on; if the next one is still unread it links a fresh one in between, up to the
 * arena's cap. A record longer than a cell gets a longer cell. Only the producer changes links.
 *
 * <p>One thread at a time may call the methods here; {@link #count} and {@link #release} are the consumer's. A claim that is never committed is overwritten by the next: an Error between the two leaves no trace.
 */
public final class Ring {
    private final Arena arena;
    private final boolean shared;
    private final long id;
    private final RingReader reader;

    private Cell cell;
    private ByteBuffer buffer;
    private int tail;
    private int limit;
    private long sequence = 1;
    private long count;

    private Ring(Arena arena, boolean shared, long id, Cell first, Cell second) {
        this.arena = arena;
        this.shared = shared;
        this.id = id;
        this.cell = first;
        this.buffer = first.buffer;
        first.open(id, sequence, 0);
        first.free = false; // a dead ring may have left it free
        first.link(second);
        tail = CellDescriptor.RECORDS;
        limit = first.capacity;
        reader = new RingReader(first, second, arena, shared);
    }

    /**
     * A ring with its first two cells: with two, producer and consumer can always follow each other, at the cap too.
     *
     * @param shared whether it serves many threads, one after the other
     * @return null if the arena has no room for it
     */
    public static @Nullable Ring open(Arena arena, boolean shared, long id) {
        Cell first = arena.take(0, shared);
        if (first == null) {
            return null;
        }
        Cell second = arena.take(0, shared);
        if (second == null) {
            arena.give(first, shared);
            return null;
        }
        return new Ring(arena, shared, id, first, second);
    }

    /** Whether {@code bytes} fit where the producer stands. The hot path's one question. */
    public boolean fits(int bytes) {
        return bytes <= limit - tail;
    }

    /** The memory under the producer's hand; another buffer after {@link #advance}. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** Where the next record starts in {@link #buffer}. */
    public int tail() {
        return tail;
    }

    /** Publishes a record of {@code bytes} at {@link #tail}: one release store. */
    public void commit(int bytes) {
        int end = tail + bytes;
        cell.commit(end, count + 1);
        tail = end; // behind the call, which may fail at the end of the stack: then it is as if nothing had been
        // claimed
        count++;
    }

    /** As {@link #commit}, for what is not a record of the user's and not counted. */
    public void commitUncounted(int bytes) {
        int end = tail + bytes;
        cell.commit(end, count);
        tail = end;
    }

    /**
     * Moves on to a cell with room for {@code bytes}: through the cells ahead that have been read, if one of them is
     * long enough, or into a fresh one behind the current.
     *
     * @return false at the arena's cap; then the producer stays where it is
     */
    public boolean advance(int bytes) {
        if (fitsAhead(bytes)) {
            do {
                enter(cell.next);
            } while (!fits(bytes));
            return true;
        }
        Cell fresh = arena.take(bytes, shared);
        if (fresh == null) {
            return false;
        }
        fresh.free = true; // should the thread's stack end before it is entered, it lies ahead
        cell.link(fresh);
        enter(fresh);
        if (arena.isOversized(fresh)) {
            limit = tail + bytes; // for one long record alone: the next goes on, and the cell can be given back
        }
        return true;
    }

    /**
     * Leaves a cell that was made for one long record, so that it can be given back although no other record follows;
     * stays if there is no cell to go to.
     */
    public boolean leaveLong() {
        if (cell.capacity == limit || !isReadBehind(cell)) {
            return false;
        }
        enter(cell.next);
        return true;
    }

    private boolean fitsAhead(int bytes) {
        for (Cell at = cell; isReadBehind(at); at = at.next) {
            if (bytes <= at.next.capacity - CellDescriptor.RECORDS) {
                return true;
            }
        }
        return false;
    }

    /** Whether every cell but the current one has been read and given back. */
    public boolean isRead() {
        for (Cell other = cell.next; other != cell; other = other.next) {
            if (!other.isFree()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the cell behind {@code at} can be entered; those whose memory is gone are taken out on the way. */
    private static boolean isReadBehind(Cell at) {
        while (at.next.isFree()) {
            if (!at.next.isEmptied()) {
                return true;
            }
            at.next.unlink();
        }
        return false;
    }

    /** The calls come first: where one fails, at the end of the thread's stack, nothing has changed. */
    private void enter(Cell next) {
        next.open(id, sequence + 1, count);
        cell.close(); // lets the consumer into the next cell
        next.free = false;
        sequence++;
        cell = next;
        buffer = next.buffer;
        tail = CellDescriptor.RECORDS;
        limit = next.capacity;
    }

    /** The consumer's side. */
    public RingReader reader() {
        return reader;
    }

    /** Records committed so far; for the consumer. */
    public long count() {
        return reader.count();
    }

    /**
     * Gives all cells back to the arena. For the consumer, once the producer can never come again and all is read: the
     * producer's last actions must happen before this call.
     */
    public void release() {
        for (Cell next = cell.next; next != cell; next = cell.next) {
            next.unlink();
            if (!next.isEmptied()) {
                arena.give(next, shared);
            }
        }
        arena.give(cell, shared);
    }
}
