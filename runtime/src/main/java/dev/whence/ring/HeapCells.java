package dev.whence.ring;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cells in the process's own memory, which are lost with it. Not thread-safe: the arena's lock guards it. */
final class HeapCells {
    private final Map<Integer, Deque<Cell>> spare = new HashMap<>();
    private long kept;

    /** @param room the most bytes that may be taken from the system, those that are kept here among them */
    @Nullable
    Cell take(int size, long room) {
        Deque<Cell> cells = spare.get(size);
        if (cells != null && !cells.isEmpty()) {
            kept -= size;
            return cells.pop();
        }
        if (kept + size > room) {
            // Cells of other sizes stand in the way. They go to the garbage collector, which frees their memory.
            spare.clear();
            kept = 0;
        }
        try {
            return new Cell(ByteBuffer.allocateDirect(size), Cell.UNMAPPED);
        } catch (OutOfMemoryError e) {
            return null; // the JVM's own limit on direct memory is a cap like ours
        }
    }

    void give(Cell cell) {
        kept += cell.capacity;
        spare.computeIfAbsent(cell.capacity, size -> new ArrayDeque<>()).push(cell);
    }
}
