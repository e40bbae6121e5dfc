package dev.whence.ring;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Cells in the process's own memory, which are lost with it. Not thread-safe: the arena's lock guards it. */
final class HeapCells {
    private final SpareCells spare = new SpareCells();

    /** @param room the most bytes that may be taken from the system, those that are kept here among them */
    @Nullable
    Cell take(int size, long room) {
        Cell known = spare.take(size);
        if (known != null) {
            return known;
        }
        if (spare.bytes() + size > room) {
            // Cells of other sizes stand in the way. They go to the garbage collector, which frees their memory.
            spare.clear(cell -> {});
        }
        try {
            return new Cell(ByteBuffer.allocateDirect(size));
        } catch (OutOfMemoryError e) {
            return null; // the JVM's own limit on direct memory is a cap like ours
        }
    }

    void give(Cell cell) {
        spare.give(cell);
    }
}
