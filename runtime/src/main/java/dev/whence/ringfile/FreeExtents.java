package dev.whence.ringfile;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which pages are free. Single pages are given out from the front, longer pieces from behind: the small cells that many
 * rings keep for their life lie side by side, and leave long pieces to others. Neighbours
 * grow together again. Not thread-safe.
 */
final class FreeExtents {
    static final int NONE = -1;

    /** Lengths by first page. No two touch. */
    private final TreeMap<Integer, Integer> free = new TreeMap<>();

    private int pages;

    FreeExtents(int pages) {
        free.put(0, pages);
        this.pages = pages;
    }

    /** How many are free, in however many pieces. */
    int pages() {
        return pages;
    }

    /** The first of {@code count} neighbours that are now taken, or {@link #NONE}. */
    int take(int count) {
        boolean fromBehind = count > 1;
        // Entry by entry: a view of the map needs classes of the JDK's, and a call near the end of its stack comes
        // here.
        Map.Entry<Integer, Integer> extent = fromBehind ? free.lastEntry() : free.firstEntry();
        while (extent != null && extent.getValue() < count) {
            int first = extent.getKey();
            extent = fromBehind ? free.lowerEntry(first) : free.higherEntry(first);
        }
        if (extent == null) {
            return NONE;
        }
        int first = extent.getKey();
        int left = extent.getValue() - count;
        free.remove(first);
        if (left > 0) {
            free.put(fromBehind ? first : first + count, left);
        }
        pages -= count;
        return fromBehind ? first + left : first;
    }

    void give(int first, int count) {
        pages += count;
        int from = first;
        int to = first + count;
        Map.Entry<Integer, Integer> before = free.lowerEntry(first);
        if (before != null && before.getKey() + before.getValue() == first) {
            from = before.getKey();
        }
        Integer behind = free.remove(to);
        if (behind != null) {
            to += behind;
        }
        free.put(from, to - from);
    }
}
