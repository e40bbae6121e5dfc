package dev.whence.benchmarks.run;

import dev.whence.benchmarks.report.Facts;
import dev.whence.benchmarks.report.Report;
import dev.whence.benchmarks.whole.probe.OutputDiffersException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Measures everything and writes the results. Those of an earlier run stay as they are until all is measured, so that a
 * run that fails, or is interrupted, takes nothing away.
 */
public final class Main {
    private static final String PLAN = "benchmark.plan";
    private static final String QUICK = "quick";

    private Main() {}

    /** Writes results into {@code args[0]}, and works in {@code args[1]}; {@code -Dbenchmark.plan=quick} tries it all out. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path results = Path.of(args[0]).toAbsolutePath();
        Path work = Files.createDirectories(Path.of(args[1]).toAbsolutePath());
        Terminal terminal = new Terminal(System.out);
        boolean quick = QUICK.equals(System.getProperty(PLAN));
        if (Runtime.getRuntime().availableProcessors() == 1) {
            terminal.say("ONE PROCESSOR: callers and writing threads take turns on it, and all figures are of that.");
        }
        Facts facts = Facts.of(Instant.now(), work);
        try {
            Report.write(results, facts, new Run(quick ? Plan.quick() : Plan.full(), work, terminal).figures());
            terminal.say("the results are in %s", results);
        } catch (OutputDiffersException e) {
            terminal.say("FAILED: %s. No results are written.", e.getMessage());
            System.exit(1);
        }
    }
}
