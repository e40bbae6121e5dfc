package dev.whence.layout;

import dev.whence.sink.ByteOutput;
import java.nio.charset.StandardCharsets;

/** Writes whole numbers in decimal, without a String between. */
final class Digits {
    private static final int MOST_DIGITS = 19;
    private static final byte[] LEAST = Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);

    private Digits() {}

    static void put(long value, ByteOutput out) {
        if (value == Long.MIN_VALUE) { // it has no positive counterpart
            out.put(LEAST, 0, LEAST.length);
            return;
        }
        long rest = value;
        if (value < 0) {
            out.put((byte) '-');
            rest = -value;
        }
        int count = count(rest);
        out.reserve(MOST_DIGITS);
        fill(out.array(), out.length(), count, rest);
        out.length(out.length() + count);
    }

    /** Writes the last {@code count} digits of a number that is not negative. */
    static void fill(byte[] target, int at, int count, long value) {
        long rest = value;
        int i = at + count;
        while (rest > Integer.MAX_VALUE && i > at) {
            target[--i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        int small = (int) rest; // dividing ints costs a third
        while (i > at) {
            target[--i] = (byte) ('0' + small % 10);
            small /= 10;
        }
    }

    private static int count(long value) {
        int count = 1;
        for (long power = 10; count < MOST_DIGITS && value >= power; power *= 10) {
            count++;
        }
        return count;
    }
}
