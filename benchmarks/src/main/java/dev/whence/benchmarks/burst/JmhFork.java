package dev.whence.benchmarks.burst;

import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.fork.ForkedJvm;
import dev.whence.benchmarks.peer.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One benchmark of one variant in one fork of JMH's. Whoever runs several takes turns between them, which JMH would not.
 *
 * @param work a folder that is filled and emptied
 */
record JmhFork(Kind kind, String method, Variant variant, Path work) {
    /** So small that its memory is in use before anything is measured; what is allocated here does not live long. */
    private static final String YOUNG_GENERATION = "-Xmn32m";

    private static final String MISSING = MissingPeerException.class.getName() + ": ";

    RunResult run() throws IOException, MissingPeerException {
        Path logs = work.resolve("logs");
        Path output = work.resolve("jmh.txt");
        delete(logs);
        Files.createDirectories(logs);
        try {
            return new Runner(options(logs, output).build()).runSingle();
        } catch (RunnerException e) {
            throw failure(output, e);
        } finally {
            delete(logs);
        }
    }

    private ChainedOptionsBuilder options(Path logs, Path output) {
        List<String> jvm = new ArrayList<>(ForkedJvm.COMMON_OPTIONS);
        jvm.add(YOUNG_GENERATION);
        jvm.addAll(variant.options(logs));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + kind.benchmark.getName().replace(".", "\\.") + "\\." + method + "$")
                .forks(1)
                .jvmArgs(jvm.toArray(String[]::new))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.NORMAL)
                .output(output.toString());
        kind.setUp(options);
        return options;
    }

    /** JMH tells in its output alone why a fork has failed. */
    private IOException failure(Path output, RunnerException e) throws IOException, MissingPeerException {
        String text = Files.readString(output);
        int missing = text.indexOf(MISSING);
        if (missing >= 0) {
            throw new MissingPeerException(text.substring(missing + MISSING.length())
                    .lines()
                    .findFirst()
                    .orElse(""));
        }
        return new IOException(method + " of " + variant.id() + " failed, and said\n" + text, e);
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
