package dev.whence.ringfile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ring file that is mapped: one of this process, or one of a dead process that is being recovered, or, to be looked
 * at only, any. The file is sparse, and no page of it is written to before its blocks are reserved, by writing zeros: so
 * a full disk is an error here, where it can be dealt with, and never a fault on a store.
 *
 * <p>The methods for cells are the arena's, under its lock; {@link #journal} and {@link #notes} say theirs.
 */
public final class RingFile {
    /** Cells are multiples of this many bytes. */
    public static final int PAGE = RingFileDescriptor.PAGE;

    /** The most bytes of cells in one file, which is mapped as a whole. */
    public static final long MOST_CELL_BYTES = 1L << 30;

    private static final byte[] ZEROS = new byte[RingFileDescriptor.CHUNK];

    private final Path path;
    private final ByteBuffer bytes;
    private final RingFileDescriptor.Layout layout;
    private final FreePages free;
    private final Journal journal;
    private final Notes notes;

    /** Null where the file is only looked at. Not a channel: any thread may reserve, an interrupted one too. */
    private final @Nullable RandomAccessFile access;

    /** Volatile: from any thread to all. */
    private volatile boolean lost;

    /** By chunk; guarded by itself. */
    private final BitSet reserved = new BitSet();

    /** @param bytes of the whole file, little-endian */
    RingFile(Path path, ByteBuffer bytes, RingFileDescriptor.Layout layout, @Nullable RandomAccessFile access) {
        this.path = path;
        this.bytes = bytes;
        this.layout = layout;
        this.access = access;
        this.free = new FreePages(layout.cellBytes() / PAGE);
        this.journal = new Journal(this, bytes, layout.journal(), layout.cells());
        this.notes = new Notes(bytes);
        reserved.set(0, RingFileDescriptor.chunks(layout.journal()));
        reserved.set(0, RingFileDescriptor.chunks(layout.journal() + journal.end()));
    }

    /**
     * A piece of memory for a cell.
     *
     * @param page where it is
     */
    public record Extent(ByteBuffer bytes, int page) {}

    /** Writes the header of a new file. */
    void initialise(long pid, UUID bootId, long epochMillis) {
        bytes.putLong(RingFileDescriptor.MAGIC_AT, RingFileDescriptor.MAGIC);
        bytes.putInt(RingFileDescriptor.VERSION_AT, RingFileDescriptor.FORMAT_VERSION);
        bytes.putLong(RingFileDescriptor.LENGTH_AT, layout.length());
        bytes.putLong(RingFileDescriptor.JOURNAL_AT, layout.journal());
        bytes.putLong(RingFileDescriptor.CELLS_AT, layout.cells());
        bytes.putLong(RingFileDescriptor.PID_AT, pid);
        bytes.putLong(RingFileDescriptor.BOOT_AT, bootId.getMostSignificantBits());
        bytes.putLong(RingFileDescriptor.BOOT_AT + Long.BYTES, bootId.getLeastSignificantBits());
        bytes.putLong(RingFileDescriptor.CREATED_AT, epochMillis);
        // Release: a file that is complete has all of the above.
        RingFileDescriptor.INT.setRelease(bytes, RingFileDescriptor.COMPLETE_AT, 1);
    }

    public Path path() {
        return path;
    }

    /** The process that the file was made by. */
    public long pid() {
        return bytes.getLong(RingFileDescriptor.PID_AT);
    }

    /** When it was made, in milliseconds since 1970. */
    public long created() {
        return bytes.getLong(RingFileDescriptor.CREATED_AT);
    }

    /** What readers of the cells need to know beside them. */
    public Journal journal() {
        return journal;
    }

    /** What is on its way to files. */
    public Notes notes() {
        return notes;
    }

    /** The most bytes that cells can take together. */
    public int capacity() {
        return layout.cellBytes();
    }

    /**
     * Memory for a cell, its first {@code header} bytes zero.
     *
     * @param size in bytes, a multiple of {@link #PAGE}
     * @return null if so much is not free in one piece
     * @throws IOException if the file system has no room for it, or the file {@linkplain #isLost is lost}: it was cut
     */
    public @Nullable Extent takeCell(int size, int header) throws IOException {
        int page = free.take(size / PAGE);
        if (page == FreePages.NONE) {
            return null;
        }
        int offset = layout.cells() + page * PAGE;
        try {
            reserve(offset, size);
        } catch (IOException e) {
            free.give(page, size / PAGE);
            throw e;
        }
        for (int at = 0; at < header; at += Long.BYTES) {
            bytes.putLong(offset + at, 0); // what stood there may have looked like a header
        }
        // Release: a cell that is named has a header.
        RingFileDescriptor.INT.setRelease(bytes, pageMapAt(page), RingFileDescriptor.cellEntry(size));
        return new Extent(bytes.slice(offset, size), page);
    }

    /** The bytes that are in no cell, in however many pieces. */
    public int freeCellBytes() {
        return free.count() * PAGE;
    }

    /** Takes a cell's memory back; nothing in it is needed any more. */
    public void giveCell(int page, int size) {
        // Release: that the cell has been read comes before.
        RingFileDescriptor.INT.setRelease(bytes, pageMapAt(page), 0);
        free.give(page, size / PAGE);
    }

    /**
     * The cells that are in use. One whose length is damaged, or that would reach into the next, ends where the next
     * begins: its own header says how much of that is records.
     */
    public List<Extent> cells() {
        List<Extent> cells = new ArrayList<>();
        int next = layout.cellBytes() / PAGE;
        for (int page = next - 1; page >= 0; page--) { // from behind, where the next is known
            int entry = (int) RingFileDescriptor.INT.getAcquire(bytes, pageMapAt(page));
            if (entry != 0) {
                int size = Math.min(RingFileDescriptor.cellSize(entry), (next - page) * PAGE);
                ByteBuffer cell =
                        bytes.slice(layout.cells() + page * PAGE, size).order(bytes.order());
                cells.add(new Extent(cell, page));
                next = page;
            }
        }
        Collections.reverse(cells);
        return cells;
    }

    /** Whether the page map, as far as it is to be trusted, hides nothing: it names cells, or none was ever written to. */
    public boolean isUnused() {
        boolean unused = true;
        if (cells().isEmpty()) {
            for (int at = layout.cells(); at < layout.length() && unused; at += Long.BYTES) {
                unused = bytes.getLong(at) == 0;
            }
        }
        return unused;
    }

    private static int pageMapAt(int page) {
        return RingFileDescriptor.PAGE_MAP_AT + page * Integer.BYTES;
    }

    /** Makes the file system keep blocks for these bytes, which are zero if they had none. */
    void reserve(int offset, int count) throws IOException {
        synchronized (reserved) {
            int last = (offset + count - 1) / RingFileDescriptor.CHUNK;
            int chunk = reserved.nextClearBit(offset / RingFileDescriptor.CHUNK);
            while (chunk <= last) {
                reserveChunk(chunk);
                reserved.set(chunk);
                chunk = reserved.nextClearBit(chunk);
            }
        }
    }

    private void reserveChunk(int chunk) throws IOException {
        if (access == null) {
            throw new IllegalStateException(path + " is open to be looked at only");
        }
        int from = chunk * RingFileDescriptor.CHUNK;
        leaveIfCut(access);
        access.seek(from);
        access.write(ZEROS, 0, Math.min(ZEROS.length, layout.length() - from));
        leaveIfCut(access); // in between
    }

    /**
     * A file that is cut must not grow again: where something was there would be zeros, and no error any more by which
     * those find out who write there and read.
     */
    private void leaveIfCut(RandomAccessFile file) throws IOException {
        if (file.length() < layout.length()) {
            lose();
            throw new FileSystemException(path.toString(), null, "was cut short while it was in use");
        }
    }

    /**
     * Whether the header is there, by a look that costs next to nothing. Where it is not, somebody has cut the file, or its
     * device fails; then the {@linkplain MappingFault error} that this thread may be due has come.
     */
    public boolean isIntact() {
        try {
            long magic = (long) RingFileDescriptor.LONG.getOpaque(bytes, RingFileDescriptor.MAGIC_AT);
            if (!lost && (magic ^ RingFileDescriptor.MAGIC) == 0) {
                return true;
            }
            MappingFault.surfaces();
            return false;
        } catch (InternalError due) {
            return false;
        }
    }

    /** As {@link #isIntact}, and whether the file has its length: a call of the system's. */
    public boolean isWhole() {
        try {
            return isIntact() && (access == null ? Files.size(path) : access.length()) >= layout.length();
        } catch (IOException e) {
            return true; // it cannot be asked, or has no name any more: no sign of either
        }
    }

    /** For who has read from it: it was there. */
    public void checkWhole() throws IOException {
        if (!isWhole()) {
            throw new FileSystemException(path.toString(), null, "was cut short while it was read");
        }
    }

    /** Nothing in it is to be read or written any more: it was cut. Any thread. */
    public void lose() {
        lost = true;
    }

    public boolean isLost() {
        return lost;
    }

    /**
     * Notes how many records were dropped; one thread at a time. A store: the JVM's own routines for an addition that is
     * atomic are not prepared for a file that is cut, see {@link MappingFault}.
     */
    public void setDropped(int level, long count) {
        if (lost) {
            return;
        }
        try {
            RingFileDescriptor.LONG.setOpaque(bytes, RingFileDescriptor.DROPPED_AT + level * Long.BYTES, count);
        } catch (InternalError due) {
            return; // the count is kept elsewhere too, and nobody will read the file; who drains finds out by himself
        }
        isIntact(); // else the error might come to the program that logs
    }

    /** Records that were dropped, by level's ordinal. */
    public long dropped(int level) {
        return bytes.getLong(RingFileDescriptor.DROPPED_AT + level * Long.BYTES);
    }

    /** Lets go of the file; its memory stays mapped as long as somebody has a cell. */
    void close() throws IOException {
        if (access != null) {
            access.close();
        }
    }
}
