package dev.whence.ringfile;

import java.util.BitSet;

/**
 * Which pages are free. Single pages are given out from the front, longer pieces from behind: the small cells that many
 * rings keep for their life lie side by side, and leave long pieces to others. Not thread-safe.
 *
 * <p>A call near the end of its stack may end anywhere in here. What is free is known by the bits alone, so that it loses
 * the pages at hand at the most; a map of extents, from which one is taken out to be put back shorter, may lose all.
 */
final class FreePages {
    static final int NONE = -1;

    /** A bit is set for each page that is taken. */
    private final BitSet taken;

    private final int all;

    FreePages(int all) {
        this.all = all;
        this.taken = new BitSet(all);
    }

    /** How many are free, in however many pieces. */
    int count() {
        return all - taken.cardinality();
    }

    /** The first of {@code count} neighbours that are now taken, or {@link #NONE}. */
    int take(int count) {
        int first = count == 1 ? foremost() : hindmost(count);
        if (first != NONE) {
            taken.set(first, first + count);
        }
        return first;
    }

    private int foremost() {
        int first = taken.nextClearBit(0);
        return first < all ? first : NONE;
    }

    private int hindmost(int count) {
        int end = taken.previousClearBit(all - 1) + 1;
        while (end >= count) {
            int start = taken.previousSetBit(end - 1) + 1;
            if (end - start >= count) {
                return end - count;
            }
            end = taken.previousClearBit(start - 1) + 1;
        }
        return NONE;
    }

    void give(int first, int count) {
        taken.clear(first, first + count);
    }
}
