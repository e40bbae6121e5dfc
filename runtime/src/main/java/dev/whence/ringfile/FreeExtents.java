package dev.whence.ringfile;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which pages are free: the lowest that fit are given out first, and neighbours grow together again, so that a file is
 * no longer than what was once in use at the same time. Not thread-safe.
 */
final class FreeExtents {
    static final int NONE = -1;

    /** Lengths by first page. No two touch. */
    private final TreeMap<Integer, Integer> free = new TreeMap<>();

    FreeExtents(int pages) {
        free.put(0, pages);
    }

    /** The first of {@code pages} neighbours that are now taken, or {@link #NONE}. */
    int take(int pages) {
        int first = NONE;
        int length = 0;
        for (Map.Entry<Integer, Integer> extent : free.entrySet()) {
            if (extent.getValue() >= pages) {
                first = extent.getKey();
                length = extent.getValue();
                break;
            }
        }
        if (first != NONE) {
            free.remove(first);
        }
        if (length > pages) {
            free.put(first + pages, length - pages);
        }
        return first;
    }

    void give(int first, int pages) {
        int from = first;
        int to = first + pages;
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
