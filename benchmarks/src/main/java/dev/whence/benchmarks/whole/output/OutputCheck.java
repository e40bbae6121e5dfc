package dev.whence.benchmarks.whole.output;

import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.figure.Question;
import dev.whence.benchmarks.peer.Variant;
import dev.whence.benchmarks.whole.child.PeerFork;
import dev.whence.benchmarks.whole.probe.LogFiles;
import dev.whence.benchmarks.whole.probe.OutputDiffersException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Compares what variants write for the same calls: level, thread, location and message of each line, and, by thread,
 * their order. Lines without location have a constant there.
 */
public final class OutputCheck {
    private static final String NO_METHOD = "twoIntegers";

    private final Path logs;
    private List<Line> expected = List.of();
    private String first = "";

    /** Logs below {@code logs}. */
    public OutputCheck(Path logs) {
        this.logs = logs;
    }

    /** Lets a variant write, and compares that with what the first one wrote. */
    public void check(Variant variant) throws IOException, InterruptedException, MissingPeerException {
        PeerFork.of(variant, logs, OutputProgram.class).figures(Question.SUSTAINED, variant.id(), 1);
        LogFiles files = new LogFiles(logs);
        compare(variant.label(), variant.location(), files.lines());
        files.delete();
    }

    /** Compares the lines of somebody with what the first one wrote. */
    void compare(String label, boolean location, List<String> text) throws OutputDiffersException {
        List<Line> lines = new ArrayList<>();
        for (String line : text) {
            lines.add(Line.parse(line));
        }
        lines.sort(Comparator.comparing(Line::thread));
        if (expected.isEmpty()) {
            expected = List.copyOf(lines);
            first = label;
        }
        if (lines.size() != expected.size()) {
            throw new OutputDiffersException(
                    label + " wrote " + lines.size() + " lines, " + first + " wrote " + expected.size());
        }
        for (int i = 0; i < lines.size(); i++) {
            Line wanted = location ? expected.get(i) : expected.get(i).withMethod(NO_METHOD);
            if (!lines.get(i).equals(wanted)) {
                throw new OutputDiffersException(label + " wrote " + lines.get(i) + ", not " + wanted);
            }
        }
    }
}
