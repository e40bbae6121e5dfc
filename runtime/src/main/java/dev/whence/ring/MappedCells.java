package dev.whence.ring;

import dev.whence.ringfile.MappingFault;
import dev.whence.ringfile.RingFile;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cells in a ring file, which outlive the process. Not thread-safe: the arena's lock guards it. */
final class MappedCells {
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final RingFile file;
    private final Consumer<@Nullable IOException> noRoom;
    private final SpareCells spare = new SpareCells();

    /** Whether the file had no room, and when to ask it again. */
    private boolean isFull;

    private long askAgainAt;

    MappedCells(RingFile file, Consumer<@Nullable IOException> noRoom) {
        this.file = file;
        this.noRoom = noRoom;
    }

    /**
     * Null if there is no room; then that has been told, unless there {@linkplain #hasRoom will be}, or the file was cut and
     * now {@linkplain #isLost is lost}.
     */
    @Nullable
    Cell take(int size) {
        Cell known = spare.take(size); // still named as a cell, all read
        if (known != null || (isFull && System.nanoTime() - askAgainAt < 0)) {
            return known;
        }
        try {
            Cell fresh = takeUncut(size);
            if (isFull && fresh != null) {
                isFull = false;
                noRoom.accept(null);
            }
            return fresh;
        } catch (IOException e) {
            if (file.isLost()) {
                return null; // no want of room
            }
            isFull = true;
            askAgainAt = System.nanoTime() + AGAIN_NANOS;
            noRoom.accept(e);
            return null;
        }
    }

    /** The error of a file that is cut ends here: in who asked for memory it would come in the middle of his work. */
    private @Nullable Cell takeUncut(int size) throws IOException {
        try {
            Cell fresh = takeFresh(size);
            if (!MappingFault.surfaces() || file.isWhole()) {
                return fresh;
            }
        } catch (InternalError due) {
            if (file.isWhole()) {
                throw due;
            }
        }
        file.lose();
        return null;
    }

    private @Nullable Cell takeFresh(int size) throws IOException {
        RingFile.Extent extent = file.takeCell(size, CellDescriptor.RECORDS);
        if (extent == null) {
            spare.clear(cell -> file.giveCell(cell.page, cell.capacity)); // other sizes may stand in the way
            extent = file.takeCell(size, CellDescriptor.RECORDS);
        }
        if (extent != null) {
            return new Cell(extent.bytes(), extent.page(), this);
        }
        if (file.freeCellBytes() < size) {
            throw new IOException("no " + size + " bytes are free");
        }
        return null;
    }

    /** For a size that could not be taken: whether it can be when cells have come back, since only no piece is so long. */
    boolean hasRoom(int size) {
        return !isFull && file.freeCellBytes() >= size;
    }

    /** Whether this is the file that the cells are in. */
    boolean isIn(RingFile other) {
        return file == other;
    }

    /** Has nothing of the file read or written any more. */
    void lose() {
        file.lose();
    }

    boolean isLost() {
        return file.isLost();
    }

    /** Whether nothing of the file has been cut; a call of the system's. */
    boolean isWhole() {
        return file.isWhole();
    }

    void give(Cell cell) {
        spare.give(cell);
    }

    boolean isFull() {
        return isFull;
    }
}
