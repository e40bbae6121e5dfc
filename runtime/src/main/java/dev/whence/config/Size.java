package dev.whence.config;

/**
 * Reads bytes; the units are powers of 1024, however they are spelled, as they are in the JVM's own options. By hand, like
 * {@link TimeSpan}: patterns would be compiled at each start.
 */
record Size(long least, long most) implements Values.Parser<Long> {
    private static final int MOST_DIGITS = 15;
    private static final String UNITS = "kmgt";
    private static final int BITS_OF_UNIT = 10;
    private static final int NO_SHIFT = -1;

    @Override
    public Long parse(String text) {
        String size = Values.normalised(text);
        int digits = Values.digits(size, MOST_DIGITS);
        int shift = digits == 0 ? NO_SHIFT : shift(size.substring(digits).strip());
        if (shift != NO_SHIFT) {
            long count = Long.parseLong(size.substring(0, digits));
            if (count <= (most >> shift) && count << shift >= least) {
                return count << shift;
            }
        }
        throw new IllegalArgumentException(
                "a size from " + shown(least) + " to " + shown(most) + ", such as 65536, 64k or 64 KiB");
    }

    private static int shift(String unit) {
        if (unit.isEmpty() || unit.equals("b")) {
            return 0;
        }
        int power = UNITS.indexOf(unit.charAt(0));
        String rest = unit.substring(1);
        boolean isUnit = power >= 0 && (rest.isEmpty() || rest.equals("b") || rest.equals("ib"));
        return isUnit ? BITS_OF_UNIT * (power + 1) : NO_SHIFT;
    }

    /** A size in the largest unit that leaves it whole. */
    private static String shown(long bytes) {
        int unit = -1;
        long count = bytes;
        while (count != 0 && count % 1024 == 0 && unit + 1 < UNITS.length()) {
            count /= 1024;
            unit++;
        }
        return unit < 0 ? count + " bytes" : count + " " + Character.toUpperCase(UNITS.charAt(unit)) + "iB";
    }
}
