package dev.whence.examples.echo.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table at the end of the demo: how fast each mode was, and what it cost. */
final class ResultTable {
    private static final String FORMAT = "%-8s %10s %10s %10s %9s %18s   %s";

    private final List<Row> rows = new ArrayList<>();

    /**
     * One mode.
     *
     * @param speed queries a second
     * @param loss the part of the speed that logging took, 0 to 1; less than 0 where it was faster than without
     * @param messages served, from the first to the last
     * @param lines of the log that tell of a message
     */
    record Row(Mode mode, Spread speed, Spread loss, long messages, long lines) {

        /** Whether each message has its line, and no line is there twice. */
        boolean isComplete() {
            return lines == (mode.writes() ? messages : 0);
        }
    }

    void add(Row row) {
        rows.add(row);
    }

    boolean isComplete() {
        return rows.stream().allMatch(Row::isComplete);
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(line("", "queries/s", "lowest", "highest", "loss", "lowest..highest", "lines written"));
        for (Row row : rows) {
            lines.add(row.mode().writes() ? written(row) : notWritten(row));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String notWritten(Row row) {
        Spread speed = row.speed();
        return line(
                label(row), number(speed.median()), number(speed.lowest()), number(speed.highest()), "", "", "none");
    }

    private static String written(Row row) {
        Spread speed = row.speed();
        Spread loss = row.loss();
        return line(
                label(row),
                number(speed.median()),
                number(speed.lowest()),
                number(speed.highest()),
                percent(loss.median()),
                percent(loss.lowest()) + ".." + percent(loss.highest()),
                number(row.lines()) + " of " + number(row.messages()));
    }

    private static String label(Row row) {
        return row.mode().label();
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, FORMAT, cells);
    }

    private static String number(double number) {
        return number(Math.round(number));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f%%", part * 100);
    }
}
