package dev.whence.benchmarks.whole.rate;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.figure.Question;
import dev.whence.benchmarks.fork.ForkedJvm;
import dev.whence.benchmarks.fork.Measurement;
import dev.whence.benchmarks.peer.Variant;
import dev.whence.benchmarks.whole.child.PeerFork;
import dev.whence.benchmarks.whole.probe.LogFiles;
import dev.whence.benchmarks.whole.probe.OutputDiffersException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The longest rate that can be kept up: threads log as fast as the logger takes it, and the time ends when the last line
 * is in the file. Afterwards the lines in the files are counted.
 *
 * @param time for which each number of threads logs
 * @param threads one number after the other, in one process
 */
public record Sustained(Variant variant, Path logs, Duration time, List<Integer> threads) implements Measurement {

    @Override
    public String title() {
        return "what can be kept up: " + variant.label();
    }

    /** Measures once, in a process of its own. */
    @Override
    public List<Figure> measure(int fork) throws IOException, InterruptedException, MissingPeerException {
        LogFiles files = new LogFiles(logs);
        List<Figure> figures = new ArrayList<>(jvm().figures(Question.SUSTAINED, variant.id(), fork));
        long offered = figures.stream()
                .filter(figure -> figure.metric().equals(SustainedProgram.LINES))
                .mapToLong(figure -> (long) figure.value())
                .sum();
        LogFiles.Size written = files.size();
        files.delete();
        if (written.lines() != offered) {
            throw new OutputDiffersException(
                    variant.label() + " was offered " + offered + " lines, and wrote " + written.lines());
        }
        figures.removeIf(figure -> figure.metric().equals(SustainedProgram.LINES));
        double lineBytes = (double) written.bytes() / written.lines();
        figures.add(new Figure(Question.SUSTAINED, variant.id(), "", "size", "B", fork, lineBytes));
        return figures;
    }

    private ForkedJvm jvm() throws IOException {
        String[] arguments = Stream.concat(
                        Stream.of(time.toMillis()), threads.stream().map(Integer::longValue))
                .map(String::valueOf)
                .toArray(String[]::new);
        return PeerFork.of(variant, logs, SustainedProgram.class, arguments);
    }
}
