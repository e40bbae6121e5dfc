package dev.whence.benchmarks.whole.echo;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.Question;
import dev.whence.benchmarks.peer.Variant;
import dev.whence.benchmarks.whole.probe.LogFiles;
import dev.whence.benchmarks.whole.probe.OutputDiffersException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same server several times, each with another way to log, which take turns in short rounds. Each round is compared
 * with itself, so that what slows the machine down for a while counts on both sides.
 */
public final class EchoPrice {
    /** The subject that logs nothing, with which the others are compared. */
    public static final String OFF = "off";

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String MESSAGE_MARK = ": echo ";
    private static final int FULL_CLIENTS = 64;
    /** With 10 ms between an answer and the next query that is nearly 10,000 queries/s, far from all a server can take. */
    private static final int FIXED_CLIENTS = 100;

    private static final Duration FIXED_PAUSE = Duration.ofMillis(10);

    private final Path logs;
    private final int rounds;
    private final Duration window;
    private final Map<String, EchoProcess> processes = new LinkedHashMap<>();
    private final List<Figure> figures = new ArrayList<>();

    /** Logs into directories below {@code logs}; counts for {@code window} in each round. */
    public EchoPrice(Path logs, int rounds, Duration window) {
        this.logs = logs;
        this.rounds = rounds;
        this.window = window;
    }

    /** Measures; a round's figures have its number as their fork. */
    public List<Figure> measure(List<Variant> variants) throws IOException, InterruptedException {
        try {
            processes.put(OFF, new EchoProcess(List.of("-Dwhence.level=FATAL"), LIMIT));
            for (Variant variant : variants) {
                Path directory = logs.resolve(variant.id());
                new LogFiles(directory).delete();
                Files.createDirectories(directory);
                processes.put(variant.id(), new EchoProcess(variant.options(directory), LIMIT));
            }
            for (EchoProcess process : processes.values()) {
                process.count(full(window.multipliedBy(2))); // warms up
            }
            List<String> order = new ArrayList<>(processes.keySet());
            for (int round = 1; round <= rounds; round++) {
                measure(round, order);
                Collections.rotate(order, 1); // none is always the first one, or always behind the same other
            }
            checkLogs();
            return figures;
        } finally {
            for (EchoProcess process : processes.values()) {
                process.close();
            }
        }
    }

    private EchoLoad full(Duration time) {
        return new EchoLoad(FULL_CLIENTS, Duration.ZERO, window.dividedBy(4), time);
    }

    private void measure(int round, List<String> order) throws IOException {
        Map<String, EchoCount> full = new LinkedHashMap<>();
        Map<String, EchoCount> fixed = new LinkedHashMap<>();
        for (String subject : order) {
            full.put(subject, processes.get(subject).count(full(window)));
        }
        for (String subject : order) {
            EchoLoad load = new EchoLoad(FIXED_CLIENTS, FIXED_PAUSE, window.dividedBy(4), window);
            fixed.put(subject, processes.get(subject).count(load));
        }
        for (String subject : order) {
            addFull(round, subject, full.get(subject), full.get(OFF));
            addFixed(round, subject, fixed.get(subject), fixed.get(OFF));
        }
    }

    private void addFull(int round, String subject, EchoCount count, EchoCount off) {
        double loss = 100 * (1 - count.queriesPerSecond() / off.queriesPerSecond());
        add(subject, "full load", "rate", "queries/s", round, count.queriesPerSecond());
        if (!subject.equals(OFF)) {
            add(subject, "full load", "loss", "%", round, loss);
        }
    }

    private void addFixed(int round, String subject, EchoCount count, EchoCount off) {
        double extra = count.processorNanosPerMessage() - off.processorNanosPerMessage();
        add(subject, "fixed load", "rate", "queries/s", round, count.queriesPerSecond());
        add(subject, "fixed load", "processor", "ns", round, count.processorNanosPerMessage());
        if (!subject.equals(OFF)) {
            add(subject, "fixed load", "extra", "ns", round, extra);
        }
    }

    private void add(String subject, String setting, String metric, String unit, int round, double value) {
        figures.add(new Figure(Question.ECHO, subject, setting, metric, unit, round, value));
    }

    /** Every message has its line. */
    private void checkLogs() throws IOException, InterruptedException {
        for (Map.Entry<String, EchoProcess> process : processes.entrySet()) {
            long messages = process.getValue().end();
            if (process.getKey().equals(OFF)) {
                continue;
            }
            LogFiles files = new LogFiles(logs.resolve(process.getKey()));
            long lines = files.countLines(MESSAGE_MARK);
            if (lines != messages) {
                throw new OutputDiffersException("the echo server " + process.getKey() + " echoed " + messages
                        + " messages, and wrote " + lines);
            }
            files.delete();
        }
    }
}
