package dev.whence.benchmarks.whole.profile;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.figure.Question;
import dev.whence.benchmarks.fork.Measurement;
import dev.whence.benchmarks.peer.Variant;
import dev.whence.benchmarks.whole.child.PeerFork;
import dev.whence.benchmarks.whole.probe.LogFiles;
import dev.whence.benchmarks.whole.rate.SustainedProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Samples of one thread that logs as fast as it can, and of the one that drains, by the JVM's flight recorder. A sample
 * counts for the innermost package of Whence's that is on the stack; what a thread does while it waits is not sampled.
 *
 * @param time for which it logs
 */
public record Profile(Variant variant, Path logs, Duration time) implements Measurement {
    /** Java code, and calls into the system. */
    private static final List<String> SAMPLES = List.of("jdk.ExecutionSample", "jdk.NativeMethodSample");

    private static final String ONE_THREAD = "1";

    @Override
    public String title() {
        return "where the time goes: " + variant.label();
    }

    @Override
    public List<Figure> measure(int fork) throws IOException, InterruptedException, MissingPeerException {
        LogFiles files = new LogFiles(logs);
        Path recording = logs.resolveSibling("profile.jfr");
        try {
            PeerFork.of(variant, logs, SustainedProgram.class, Long.toString(time.toMillis()), ONE_THREAD)
                    .withOptions(List.of(
                            "-XX:StartFlightRecording=settings=profile,filename=" + recording, "-Xlog:jfr+startup=off"))
                    .figures(Question.PROFILE, variant.id(), fork); // its rate is that of a program that is watched
            return figures(recording, fork);
        } finally {
            files.delete();
            Files.deleteIfExists(recording);
        }
    }

    private List<Figure> figures(Path recording, int fork) throws IOException {
        Map<String, Map<String, Integer>> samples = new TreeMap<>();
        try (RecordingFile events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                if (SAMPLES.contains(event.getEventType().getName())) {
                    Sample.of(event)
                            .ifPresent(sample -> samples.computeIfAbsent(sample.thread(), unused -> new TreeMap<>())
                                    .merge(sample.part(), 1, Integer::sum));
                }
            }
        }
        List<Figure> figures = new ArrayList<>();
        samples.forEach((thread, parts) -> {
            int all = parts.values().stream().mapToInt(Integer::intValue).sum();
            parts.forEach((part, count) -> figures.add(
                    new Figure(Question.PROFILE, variant.id(), thread, part, "%", fork, 100.0 * count / all)));
        });
        return figures;
    }
}
