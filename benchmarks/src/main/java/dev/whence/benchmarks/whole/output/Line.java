package dev.whence.benchmarks.whole.output;

import dev.whence.benchmarks.whole.probe.OutputDiffersException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a log, without what may differ: the time, the process's id and the number of the source line.
 *
 * @param method where the call is, or the constant that stands for it
 */
record Line(String level, String thread, String file, String method, String message) {
    private static final Pattern LINE =
            Pattern.compile("\\[(?<level>[A-Z]+)]\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}]"
                    + "\\[\\d+:(?<thread>[^]]+)](?<file>[^:]+):\\d\\d\\((?<method>[^)]+)\\): (?<message>.*)");

    static Line parse(String line) throws OutputDiffersException {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new OutputDiffersException("a line is not as the others: " + line);
        }
        return new Line(
                matcher.group("level"),
                matcher.group("thread"),
                matcher.group("file"),
                matcher.group("method"),
                matcher.group("message"));
    }

    /** The same with a constant where the method's name stands. */
    Line withMethod(String constant) {
        return new Line(level, thread, file, constant, message);
    }
}
