package dev.whence.ring;

import dev.whence.ringfile.MappingFault;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The producer's side of a ring: a circular doubly linked list of cells, after the ring log in C. The producer fills
 * the cell under its hand and moves on; if the next one is still unread it links a fresh one in between, up to the
 * arena's cap. A record longer than a cell gets a longer cell. Only the producer changes links.
 *
 * <p>One thread at a time may call the methods here; {@link #count}, {@link #park}, {@link #evict} and {@link #release}
 * are the consumer's. A claim that is never committed is overwritten by the next: an Error between the two leaves no
 * trace.
 */
public final class Ring {
    private static final VarHandle LIMIT;

    static {
        try {
            LIMIT = MethodHandles.lookup()
                    .findVarHandle(Ring.class, "limit", int.class)
                    .withInvokeExactBehavior();
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Arena arena;
    private final RingCells cells;
    private final long id;
    private final RingReader reader;

    /**
     * Held by a producer that crosses from cell to cell, and by a consumer that takes them all. A monitor, which the JVM
     * takes and gives back as one step: an error of memory that is gone ({@link MappingFault}) may come inside of a lock
     * that is written in Java, and leave it held by nobody.
     */
    private final Object crossing = new Object();

    private Cell cell;
    private ByteBuffer buffer;
    private int tail;

    /** Where the room in the current cell ends. */
    private int end;

    /**
     * The same for the hot path, or 0 while the consumer keeps the producer out. Opaque: see {@code producer.Handshake}.
     * Written under {@link #crossing}.
     */
    @SuppressWarnings("UnusedVariable") // through LIMIT
    private int limit;

    private long sequence = 1;
    private long count;

    /** Whether the next record is to go into a fresh cell. Guarded by {@link #crossing}. */
    private boolean isEvicted;

    private Ring(Arena arena, RingCells cells, long id, Cell first, Cell second) {
        this.arena = arena;
        this.cells = cells;
        this.id = id;
        this.cell = first;
        this.buffer = first.buffer;
        first.open(id, sequence, 0);
        first.settleFaults();
        first.free = false; // a dead ring may have left it free
        RingCells.begin(first, second);
        tail = CellDescriptor.RECORDS;
        end = first.capacity;
        limit = end;
        reader = new RingReader(first, cells, this);
    }

    /**
     * A ring with its first two cells: with two, producer and consumer can always follow each other, at the cap too.
     *
     * @param shared whether it serves many threads, one after the other
     * @return null if the arena has no room for it
     */
    public static @Nullable Ring open(Arena arena, boolean shared, long id) {
        RingCells cells = new RingCells(arena, shared);
        Cell first = cells.take(0);
        if (first == null) {
            return null;
        }
        Cell second = cells.take(0);
        if (second == null) {
            cells.give(first);
            return null;
        }
        try {
            return new Ring(arena, cells, id, first, second);
        } catch (InternalError e) {
            if (!arena.leaveIfCut()) {
                throw e;
            }
            cells.give(second);
            cells.give(first);
            return open(arena, shared, id); // in other memory
        }
    }

    /** Whether {@code bytes} fit where the producer stands. The hot path's one question. */
    public boolean fits(int bytes) {
        return bytes <= (int) LIMIT.getOpaque(this) - tail;
    }

    /** The memory under the producer's hand; another buffer after {@link #advance}. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** Where the next record starts in {@link #buffer}. */
    public int tail() {
        return tail;
    }

    /**
     * Publishes a record of {@code bytes} at {@link #tail}: one release store.
     *
     * @return false if the ring file has been cut: then {@link #leaveCut} must follow, and the record is lost
     */
    public boolean commit(int bytes) {
        int newTail = tail + bytes;
        // The first call may fail at the end of the stack: then it is as if nothing had been claimed. Where the second
        // one
        // does, the record is published: another one in its place would never be read.
        cell.commit(newTail, count + 1);
        tail = newTail;
        count++;
        return cell.isCommitted(newTail);
    }

    /** As {@link #commit}, for what is not a record of the user's and not counted. */
    public boolean commitUncounted(int bytes) {
        int newTail = tail + bytes;
        cell.commit(newTail, count);
        tail = newTail;
        return cell.isCommitted(newTail);
    }

    /** Whether the file that the ring is in is known to be cut; any thread. */
    public boolean isLost() {
        return cell.isLost();
    }

    /**
     * For a producer that finds its memory changed, or has met an InternalError: leaves the ring file with the next
     * record, if that is what has gone.
     *
     * @return false if nothing is wrong with it
     */
    public boolean leaveCut() {
        MappedCells home = cell.home;
        boolean fileGone = arena.leaveIfCut(); // a part may be gone that this cell is not in
        boolean gone = home != null && (home.isLost() || !cell.isReadable());
        MappingFault.surfaces(); // nothing below touches the file
        if (gone && home != null) {
            arena.leave(home);
            synchronized (crossing) {
                isEvicted = true;
                limit(0);
            }
        }
        return gone || fileGone;
    }

    /** Counts a record that was lost with the file while it was committed. */
    public void countLost() {
        count++;
    }

    /**
     * Moves on to a cell with room for {@code bytes}: through the cells ahead that have been read, if one of them is
     * long enough, or into a fresh one behind the current.
     *
     * @return false at the arena's cap; then the producer stays where it is
     */
    public boolean advance(int bytes) {
        cell.settleFaults();
        synchronized (crossing) {
            limit(end); // what a crossing has left undone that ended with the thread's stack
            if (isEvicted || cell.isLost()) {
                return moveOut(bytes);
            }
            return cell.isStub() ? enterFresh(cells.unpark(cell, bytes), bytes) : fits(bytes) || cross(bytes);
        }
    }

    private boolean cross(int bytes) {
        if (RingCells.fitsAhead(cell, bytes)) {
            do {
                enter(cell.next);
            } while (!fits(bytes));
            return true;
        }
        return enterFresh(cells.grow(cell, bytes), bytes);
    }

    /** Whatever room there is in the cell at hand. */
    private boolean moveOut(int bytes) {
        isEvicted = !enterFresh(cells.grow(cell, bytes), bytes);
        if (isEvicted) {
            limit(0);
        }
        return !isEvicted;
    }

    private boolean enterFresh(@Nullable Cell fresh, int bytes) {
        if (fresh == null) {
            return false;
        }
        enter(fresh);
        leaveNoMoreThan(bytes);
        return true;
    }

    /** A cell for a long record is for that alone: the next record goes on, and the cell can be given back. */
    private void leaveNoMoreThan(int bytes) {
        if (arena.isOversized(cell)) {
            end = tail + bytes;
            limit(end);
        }
    }

    private void limit(int newLimit) {
        LIMIT.setOpaque(this, newLimit);
    }

    /** Whether all cells have been taken by {@link #park}; for the producer. */
    public boolean isParked() {
        return cell.isStub();
    }

    /**
     * Gives all cells back to the arena, and leaves the producer standing in a stub: its next record opens the ring
     * anew. For the consumer, where all is read and given back.
     *
     * @param isOutside whether the producer is outside of any record; asked while no new one can be begun, and the
     *     producer's last actions must happen before an answer of true
     * @return false if the ring is in use, or holds nothing
     */
    public boolean park(BooleanSupplier isOutside) {
        synchronized (crossing) {
            if (cell.isStub()) {
                return false;
            }
            limit(0);
            boolean idle = false;
            try {
                idle = isOutside.getAsBoolean() && reader.isDone(cell, tail);
            } finally {
                if (!idle) {
                    limit(end);
                }
            }
            if (idle) {
                standIn(Stubs.next());
            }
            return idle;
        }
    }

    /**
     * Has the producer go on in a fresh cell with its next record, and gives back those that lie free ahead of it. For the
     * consumer, where cells are to come from another place from now on.
     */
    public void evict() {
        synchronized (crossing) {
            if (cell.isStub()) {
                return;
            }
            cells.giveAhead(cell);
            isEvicted = true;
            limit(0); // it is read before each record
        }
    }

    private void standIn(Cell stub) {
        stub.open(id, sequence, count);
        release();
        cell = stub;
        buffer = stub.buffer;
        tail = CellDescriptor.RECORDS;
        end = 0;
        reader.restart(stub);
    }

    /**
     * Leaves a cell that was made for one long record, so that it can be given back although no other record follows;
     * stays if there is no cell to go to.
     */
    public boolean leaveLong() {
        cell.settleFaults();
        synchronized (crossing) {
            if (cell.capacity == end || !RingCells.isReadBehind(cell)) {
                return false;
            }
            enter(cell.next);
            return true;
        }
    }

    /** Whether every cell but the current one has been read and given back. */
    public boolean isRead() {
        return RingCells.isRead(cell);
    }

    /**
     * The calls come first: where one fails, at the end of the thread's stack, nothing has changed but the limit. What
     * the first line has stack for, the last has too.
     */
    private void enter(Cell next) {
        limit(0);
        next.open(id, sequence + 1, count);
        cell.close();
        next.settleFaults();
        cell.settleFaults(); // an error here or before has changed nothing: the consumer stays where the producer is
        next.free = false;
        cell.left = true; // volatile: lets the consumer into the next cell
        sequence++;
        cell = next;
        buffer = next.buffer;
        tail = CellDescriptor.RECORDS;
        end = next.capacity;
        limit(end);
    }

    /** The consumer's side. */
    public RingReader reader() {
        return reader;
    }

    /** The producer's own count, which {@link RingReader} reads while it is written. */
    long ownCount() {
        return count;
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
        cells.giveAll(cell);
    }
}
