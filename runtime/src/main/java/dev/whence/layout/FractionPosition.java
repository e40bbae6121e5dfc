package dev.whence.layout;

/**
 * Where in a time pattern the letters {@code S}, the fraction of a second, stand.
 *
 * @param start of the letters; equal to {@code end} where there is nothing to be written by digits
 * @param isExact whether everything else in the pattern is the same for a whole second
 */
record FractionPosition(int start, int end, boolean isExact) {
    private static final int MOST_DIGITS = 9;

    /** Fields below a second, padding, and options that reach over a part of the pattern. */
    private static final String NOT_TO_BE_SPLIT = "nNAp[]";

    static FractionPosition in(String pattern) {
        int start = -1;
        int end = -1;
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && NOT_TO_BE_SPLIT.indexOf(c) >= 0) {
                return unsplit(pattern, false);
            } else if (!quoted && c == 'S') {
                if (start >= 0 && end != i) {
                    return unsplit(pattern, false); // a second fraction
                }
                start = start < 0 ? i : start;
                end = i + 1;
            }
        }
        if (end - start > MOST_DIGITS) {
            return unsplit(pattern, false);
        }
        return start < 0 ? unsplit(pattern, true) : new FractionPosition(start, end, true);
    }

    private static FractionPosition unsplit(String pattern, boolean isExact) {
        return new FractionPosition(pattern.length(), pattern.length(), isExact);
    }
}
