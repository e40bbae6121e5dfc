package dev.whence.layout;

import dev.whence.sink.ByteOutput;
import java.nio.charset.StandardCharsets;

/** Writes whole numbers in decimal, without a String between. */
final class Digits {
    private static final int MOST_DIGITS = 19;
    private static final int BASE = 10;
    private static final int PAIR_BASE = 100;
    private static final byte[] LEAST = Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);

    /** The logarithm of 2 to the base 10, as a fraction that is exact enough for 63 bits. */
    private static final int LOG_2_FACTOR = 1233;

    private static final int LOG_2_SHIFT = 12;

    /** Of ten: the least number with one digit more than its index. */
    private static final long[] POWERS = new long[MOST_DIGITS];

    /** The two digits of each number below a hundred, the first one in the low byte. */
    private static final short[] PAIRS = new short[PAIR_BASE];

    static {
        long power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= BASE;
        }
        for (int i = 0; i < PAIR_BASE; i++) {
            PAIRS[i] = (short) ('0' + i / BASE | ('0' + i % BASE) << Byte.SIZE);
        }
    }

    private Digits() {}

    static void put(long value, ByteOutput out) {
        if (value == Long.MIN_VALUE) { // it has no positive counterpart
            out.put(LEAST, 0, LEAST.length);
            return;
        }
        out.reserve(MOST_DIGITS + 1);
        byte[] target = out.array();
        int at = out.length();
        long rest = value;
        if (value < 0) {
            target[at++] = '-';
            rest = -value;
        }
        int count = count(rest);
        fill(target, at, count, rest);
        out.length(at + count);
    }

    /** Writes the last {@code count} digits of a number that is not negative. */
    static void fill(byte[] target, int at, int count, long value) {
        long rest = value;
        int i = at + count;
        while (rest > Integer.MAX_VALUE && i - at >= 2) {
            i -= 2;
            ByteLanes.putTwo(target, i, PAIRS[(int) (rest % PAIR_BASE)]);
            rest /= PAIR_BASE;
        }
        int small = (int) (rest > Integer.MAX_VALUE ? rest % BASE : rest); // dividing ints costs a third
        while (i - at >= 2) {
            i -= 2;
            ByteLanes.putTwo(target, i, PAIRS[small % PAIR_BASE]);
            small /= PAIR_BASE;
        }
        if (i > at) {
            target[at] = (byte) ('0' + small % BASE);
        }
    }

    /** How many digits a number has that is not negative. */
    private static int count(long value) {
        long odd = value | 1; // as many digits, and one for 0
        int bits = Long.SIZE - Long.numberOfLeadingZeros(odd);
        int least = (bits * LOG_2_FACTOR) >> LOG_2_SHIFT; // digits of the least number of so many bits, or one less
        return odd >= POWERS[least] ? least + 1 : least;
    }
}
