package dev.whence.ring;

import dev.whence.ringfile.MappingFault;
import dev.whence.ringfile.RingFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** A region of memory in a ring; its header is {@link CellDescriptor}'s. */
final class Cell {
    /** The page of a cell that is not in a ring file, and is lost with the process. */
    static final int UNMAPPED = -1;

    /** Tail and Read where no record is. */
    private static final long EMPTY = CellDescriptor.mark(CellDescriptor.RECORDS);

    /** Always a direct buffer, so that the JIT compiles one kind of access for memory and mapped files alike. */
    final ByteBuffer buffer;

    final int capacity;

    /** Where in its ring file it is, or {@link #UNMAPPED}. */
    final int page;

    /** Whose it is, and where it goes back to; null for a cell in the process's own memory. */
    final @Nullable MappedCells home;

    /** The producer's links; the consumer may read {@code next} once it has seen {@link #left}. */
    Cell next = this;

    Cell previous = this;

    /** The consumer's note that the cell lies ahead of the producer, to be filled again. */
    boolean spare;

    /** What is at {@link CellDescriptor#CHECK}: who reads something else there has no memory any more. */
    private long opened;

    /**
     * Whether the producer has moved on for good: the consumer's {@link CellDescriptor#CLOSED}, which is there whatever
     * becomes of the file. Volatile: whoever sees it reads the final tail and {@link #next}.
     */
    volatile boolean left;

    /** Else what {@link #isReadable} reads would not be read. */
    @SuppressWarnings("UnusedVariable")
    private long looked;

    /** Whether the memory has gone back to the arena; published by {@link #free}. */
    private boolean emptied;

    /** Volatile: the consumer's gift of the bytes back to the producer, who takes it back when it enters. */
    volatile boolean free;

    /** A cell in the process's own memory. */
    Cell(ByteBuffer buffer) {
        this(buffer, UNMAPPED, null);
    }

    Cell(ByteBuffer buffer, int page, @Nullable MappedCells home) {
        this.page = page;
        this.home = home;
        this.buffer = buffer.order(ByteOrder.LITTLE_ENDIAN);
        this.capacity = buffer.capacity();
    }

    /**
     * Makes the cell ready for a new filling. The consumer sees none of it before the release that lets it in here; but
     * the process may be killed at any store, and then the old filling must look read.
     */
    void open(long ringId, long sequence, long count) {
        opened = CellDescriptor.check(ringId, sequence); // long before isIntact: not in a register any more
        left = false;
        buffer.putLong(
                CellDescriptor.FIRST, count); // before the count: a cell never seems to have had more than it had
        buffer.putLong(CellDescriptor.COUNT, count);
        // Release: behind both. An empty cell whose counters say otherwise has a damaged tail.
        CellDescriptor.LONG.setRelease(buffer, CellDescriptor.TAIL, EMPTY);
        // Release: behind the tail. The other way round there would be, for a moment, an old tail and nothing read.
        CellDescriptor.LONG.setRelease(buffer, CellDescriptor.READ, EMPTY);
        buffer.putLong(CellDescriptor.CLOSED, 0);
        buffer.putLong(CellDescriptor.RING_ID, ringId);
        buffer.putLong(CellDescriptor.SEQUENCE, sequence);
    }

    /** Producer: release, so that whoever reads this tail reads the bytes and the count before it. */
    void commit(int tail, long count) {
        buffer.putLong(CellDescriptor.COUNT, count);
        CellDescriptor.LONG.setRelease(buffer, CellDescriptor.TAIL, CellDescriptor.mark(tail));
    }

    /**
     * Whether the stores of the {@link #commit} to this tail have been made. Whoever asks in front of them does not see a cut
     * that comes between.
     */
    boolean isCommitted(int tail) {
        return (buffer.getInt(CellDescriptor.COMMITTED) ^ CellDescriptor.looked(CellDescriptor.mark(tail))) == 0;
    }

    /** Producer: for who reads the cell when this process is dead. Release: behind the final tail. */
    void close() {
        if (!isLost()) {
            CellDescriptor.LONG.setRelease(buffer, CellDescriptor.CLOSED, 1L);
        }
        if (isLost() || buffer.getInt(CellDescriptor.CLOSED) != 1) { // of another width, as COMMITTED
            MappingFault.surfaces();
        }
    }

    /** Whether its memory was in a ring file that has been cut: then it must not be touched. */
    boolean isLost() {
        return home != null && home.isLost();
    }

    /**
     * Whether the memory still holds what was put there, for the price of a load. Where the file has been cut the load is
     * skipped, and what is compared is something else, or the zeros of a file that has grown again.
     */
    boolean isIntact() {
        try {
            return (buffer.getLong(CellDescriptor.CHECK) ^ opened) == 0;
        } catch (InternalError due) {
            return false;
        }
    }

    /** Has an error come here that is due, and must not come in the middle of what is done next. */
    void settleFaults() {
        if (home != null && (home.isLost() || !isIntact())) { // lost: by another thread, perhaps behind our access
            MappingFault.surfaces();
        }
    }

    /** As {@link #isIntact}, of each page; slow. No error is due behind it. */
    boolean isReadable() {
        try {
            long sum = 0;
            for (int at = 0; at < capacity; at += RingFile.PAGE) {
                sum += buffer.getLong(at);
            }
            looked = sum;
            boolean isIntact = isIntact();
            return !MappingFault.surfaces() && isIntact;
        } catch (InternalError due) {
            MappingFault.surfaces();
            return false;
        }
    }

    /** Consumer: acquire, pairs with {@link #commit}. */
    int tail() {
        return (int) (long) CellDescriptor.LONG.getAcquire(buffer, CellDescriptor.TAIL);
    }

    /** Of a dead process's cell: acquire, pairs with {@link #close}. */
    boolean closed() {
        return (long) CellDescriptor.LONG.getAcquire(buffer, CellDescriptor.CLOSED) != 0;
    }

    /** How many records the ring held when its last one was committed here; read {@link #tail} first. */
    long count() {
        return buffer.getLong(CellDescriptor.COUNT);
    }

    long first() {
        return buffer.getLong(CellDescriptor.FIRST);
    }

    long ringId() {
        return buffer.getLong(CellDescriptor.RING_ID);
    }

    long sequence() {
        return buffer.getLong(CellDescriptor.SEQUENCE);
    }

    /** Up to where the consumer is done, for whoever looks at a ring file; negative if that is damaged. */
    int read() {
        return CellDescriptor.markedEnd((long) CellDescriptor.LONG.getAcquire(buffer, CellDescriptor.READ));
    }

    /** Whether nothing was ever put into this memory. */
    boolean isFresh() {
        return (long) CellDescriptor.LONG.getAcquire(buffer, CellDescriptor.READ) == 0
                && (long) CellDescriptor.LONG.getAcquire(buffer, CellDescriptor.TAIL) == 0;
    }

    /** The end of the records, where the number says something else than an offset in this cell: negative. */
    int soundTail() {
        int tail = tail();
        return tail >= CellDescriptor.RECORDS && tail <= capacity ? tail : -1;
    }

    /** Consumer: release, so that what says that the records are written comes before. */
    void markRead(int end) {
        long mark = CellDescriptor.mark(end);
        CellDescriptor.LONG.setRelease(buffer, CellDescriptor.READ, mark);
        if (buffer.getInt(CellDescriptor.MARKED) != CellDescriptor.looked(mark)) {
            MappingFault.surfaces();
        }
    }

    /** Whether it has no room for records: see {@link Stubs}. */
    boolean isStub() {
        return capacity == CellDescriptor.RECORDS;
    }

    boolean isFree() {
        return free;
    }

    void free() {
        free = true;
    }

    /**
     * Consumer: frees a cell that has no memory any more; the producer takes it out when it comes by.
     *
     * @return the memory, as a cell of its own
     */
    Cell empty() {
        Cell memory = new Cell(buffer, page, home);
        emptied = true;
        free = true;
        return memory;
    }

    /** Meaningful once the cell is free. */
    boolean isEmptied() {
        return emptied;
    }

    /** Producer: puts {@code fresh} behind this cell. */
    void link(Cell fresh) {
        fresh.previous = this;
        fresh.next = next;
        next.previous = fresh;
        next = fresh;
    }

    /** Producer: takes this cell out of its ring. */
    void unlink() {
        previous.next = next;
        next.previous = previous;
        next = this;
        previous = this;
    }
}
