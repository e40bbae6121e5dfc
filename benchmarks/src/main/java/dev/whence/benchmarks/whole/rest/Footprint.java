package dev.whence.benchmarks.whole.rest;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.figure.Question;
import dev.whence.benchmarks.fork.ForkedJvm;
import dev.whence.benchmarks.fork.RunningFork;
import dev.whence.benchmarks.peer.Variant;
import dev.whence.benchmarks.whole.child.PeerFork;
import dev.whence.benchmarks.whole.probe.ProcessProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All variants idle at the same time, each in its own process, beside a JVM without a logger. Then they log, one after
 * the other.
 *
 * @param floor whether a JVM without a logger is among them
 * @param settle how long they are left alone first, so that the loading and compiling of a start is over
 * @param idle for how long their processor time is watched then
 */
public record Footprint(List<Variant> variants, boolean floor, Path logs, Duration settle, Duration idle) {
    /** The subject without a logger. */
    private static final String FLOOR = "jvm";

    private static final double MEBIBYTE = 1 << 20;
    /** Here the heap may be as small as it can, unlike where time is measured. */
    private static final List<String> SMALL_HEAP = List.of("-XX:-AlwaysPreTouch", "-Xms8m");

    /** Something that need not wait until the minute is over, and does not disturb those that sleep. */
    public interface Meanwhile {
        void run() throws IOException, InterruptedException;
    }

    /** The idle time is longer if what is done meanwhile takes longer. */
    public List<Figure> measure(Meanwhile meanwhile) throws IOException, InterruptedException, MissingPeerException {
        Map<String, RunningFork> forks = new LinkedHashMap<>();
        try {
            for (Variant variant : variants) {
                Path directory = logs.resolve(variant.id());
                forks.put(variant.id(), start(PeerFork.of(variant, directory, FootprintProgram.class)));
            }
            if (floor) {
                forks.put(FLOOR, start(ForkedJvm.of(Sleeper.class)));
            }
            Thread.sleep(settle.toMillis());
            List<Figure> figures = new ArrayList<>(watch(forks, meanwhile));
            for (Map.Entry<String, RunningFork> fork : forks.entrySet()) {
                fork.getValue().process().getOutputStream().close();
                figures.addAll(fork.getValue().figures(Question.FOOTPRINT, fork.getKey(), 1));
            }
            return figures;
        } finally {
            for (RunningFork fork : forks.values()) {
                fork.close();
            }
        }
    }

    private RunningFork start(ForkedJvm jvm) throws IOException {
        return jvm.withOptions(SMALL_HEAP)
                .withLimit(settle.plus(idle).plus(Duration.ofMinutes(3)))
                .start();
    }

    private List<Figure> watch(Map<String, RunningFork> forks, Meanwhile meanwhile)
            throws IOException, InterruptedException {
        Map<String, Reading> before = new LinkedHashMap<>();
        for (Map.Entry<String, RunningFork> fork : forks.entrySet()) {
            before.put(fork.getKey(), Reading.of(probe(fork.getValue())));
        }
        long end = System.nanoTime() + idle.toNanos();
        meanwhile.run();
        Thread.sleep(Math.max(0, (end - System.nanoTime()) / 1_000_000));
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, RunningFork> fork : forks.entrySet()) {
            String subject = fork.getKey();
            ProcessProbe probe = probe(fork.getValue());
            double percent = Reading.of(probe).percentSince(before.get(subject));
            figures.add(figure(subject, "processor", "%", percent));
            figures.add(figure(subject, "resident", "MiB", probe.residentBytes() / MEBIBYTE));
        }
        return figures;
    }

    /** What a process has taken so far, and when that was read. */
    private record Reading(long processorNanos, long nanoTime) {
        static Reading of(ProcessProbe probe) throws IOException {
            return new Reading(probe.processorNanos(), System.nanoTime());
        }

        double percentSince(Reading before) {
            return 100.0 * (processorNanos - before.processorNanos) / (nanoTime - before.nanoTime);
        }
    }

    private static ProcessProbe probe(RunningFork fork) {
        return new ProcessProbe(fork.pid());
    }

    private static Figure figure(String subject, String metric, String unit, double value) {
        return new Figure(Question.FOOTPRINT, subject, "idle", metric, unit, 1, value);
    }
}
