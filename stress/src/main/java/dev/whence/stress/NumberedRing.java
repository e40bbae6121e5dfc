package dev.whence.stress;

import dev.whence.ring.Arena;
import dev.whence.ring.Ring;
import dev.whence.ring.RingReader;

/** A ring of small cells with records that are numbers, repeated to their end: a torn one shows. */
final class NumberedRing {
    /** Two of them do not fit in a cell. */
    static final int LARGE = 3000;

    static final int SMALL = 64;
    static final int TORN = -1;
    static final int NONE = 0;

    private static final int CELL = 4 << 10;
    private static final int CAP = 1 << 20;

    final Arena arena = new Arena(CELL, CAP);
    final Ring ring = open(arena);

    private static Ring open(Arena arena) {
        Ring ring = Ring.open(arena, false, 1);
        if (ring == null) {
            throw new IllegalStateException("no memory for a ring");
        }
        return ring;
    }

    /** The producer's part of a call. */
    void write(int number, int bytes) {
        if (!ring.fits(bytes) && !ring.advance(bytes)) {
            throw new IllegalStateException("the cap is far away");
        }
        int start = ring.tail();
        ring.buffer().putInt(start, bytes);
        for (int at = Integer.BYTES; at < bytes; at += Integer.BYTES) {
            ring.buffer().putInt(start + at, number);
        }
        ring.commit(bytes);
    }

    /** The drain's part: the next number, {@link #NONE}, or {@link #TORN}. */
    int read() {
        RingReader reader = ring.reader();
        if (!reader.hasNext()) {
            return NONE;
        }
        int start = reader.offset();
        int bytes = reader.buffer().getInt(start);
        if (bytes != LARGE && bytes != SMALL) {
            return TORN;
        }
        int number = reader.buffer().getInt(start + Integer.BYTES);
        for (int at = Integer.BYTES; at < bytes; at += Integer.BYTES) {
            if (reader.buffer().getInt(start + at) != number) {
                return TORN;
            }
        }
        reader.skip(bytes);
        return number;
    }
}
