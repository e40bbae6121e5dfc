package dev.whence.benchmarks.whole.rate;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.figure.Question;
import dev.whence.benchmarks.fork.ForkedJvm;
import dev.whence.benchmarks.fork.Measurement;
import dev.whence.benchmarks.peer.Variant;
import dev.whence.benchmarks.whole.child.PeerFork;
import dev.whence.benchmarks.whole.probe.LogFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * Response time of one thread's calls at fixed rates: parts of what the variant itself can keep up, and one rate that is
 * the same for all.
 *
 * @param time for which each rate is offered
 * @param sustained lines a second, as measured in the same run; asked when it is this one's turn
 */
public record Response(Variant variant, Path logs, Duration time, DoubleSupplier sustained) implements Measurement {
    private static final List<Integer> PERCENT = List.of(10, 50, 80, 100, 120);
    private static final int COMMON_RATE = 50_000;

    @Override
    public String title() {
        return "response time: " + variant.label();
    }

    /** Measures once, in a process of its own. */
    @Override
    public List<Figure> measure(int fork) throws IOException, InterruptedException, MissingPeerException {
        LogFiles files = new LogFiles(logs);
        List<Figure> figures = jvm().figures(Question.RESPONSE, variant.id(), fork);
        files.delete();
        return figures;
    }

    private ForkedJvm jvm() throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.add(String.valueOf(time.toMillis()));
        arguments.add(COMMON_RATE + "/s=" + COMMON_RATE);
        for (int percent : PERCENT) {
            arguments.add(String.format(Locale.ROOT, "%d %%=%.1f", percent, sustained.getAsDouble() * percent / 100));
        }
        return PeerFork.of(variant, logs, ResponseProgram.class, arguments.toArray(String[]::new));
    }
}
