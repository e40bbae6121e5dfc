package dev.whence.benchmarks.fork;

/**
 * What a fork says to the process that started it: a line on its standard output for each figure, marked because others
 * may write there too. Fields are split by tabs.
 */
public final class Answer {
    static final String FIGURE = "figure";
    static final String MISSING = "missing";
    static final String SEPARATOR = "\t";

    private static final String MARK = "fork:";

    private Answer() {}

    /** Tells a figure; {@code setting}, {@code metric} and {@code unit} as in a {@code Figure}. */
    public static void figure(String setting, String metric, String unit, double value) {
        say(FIGURE, setting, metric, unit, Double.toString(value));
    }

    /** Tells that the peer is not there; the fork should end without figures then. */
    public static void missing(String what) {
        say(MISSING, what.replace(SEPARATOR, " ").lines().findFirst().orElse(""));
    }

    /** Whether a line is an answer. */
    static boolean isMarked(String line) {
        return line.startsWith(MARK);
    }

    /** The fields of an answer; the first is {@link #FIGURE} or {@link #MISSING}. */
    static String[] fields(String line) {
        return line.substring(MARK.length()).split(SEPARATOR, -1);
    }

    private static void say(String... fields) {
        System.out.println(MARK + String.join(SEPARATOR, fields));
        System.out.flush();
    }
}
