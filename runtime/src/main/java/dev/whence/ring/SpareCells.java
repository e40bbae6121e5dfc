package dev.whence.ring;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cells that came back, by size, for the next taker of that size. Not thread-safe. */
final class SpareCells {
    private final Map<Integer, Deque<Cell>> cells = new HashMap<>();
    private long bytes;

    @Nullable
    Cell take(int size) {
        Deque<Cell> fitting = cells.get(size);
        if (fitting == null || fitting.isEmpty()) {
            return null;
        }
        bytes -= size;
        return fitting.pop();
    }

    void give(Cell cell) {
        bytes += cell.capacity;
        cells.computeIfAbsent(cell.capacity, size -> new ArrayDeque<>()).push(cell);
    }

    /** Of all of them together. */
    long bytes() {
        return bytes;
    }

    void clear(Consumer<Cell> taker) {
        cells.values().forEach(fitting -> fitting.forEach(taker));
        cells.clear();
        bytes = 0;
    }
}
