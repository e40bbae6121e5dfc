package dev.whence.examples.echo.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What logging costs a server: the same load on the same echo server with logging off, synchronous and asynchronous,
 * each in a process of its own. {@code mvn -q -Pdemo verify} runs it.
 *
 * <p>The modes take turns in short rounds, so that whatever else the machine does strikes all of them. In the end every
 * message that was served must have its line in the log; if one has not, the demo fails.
 */
public final class Demo implements AutoCloseable {
    private static final Duration LONGEST_RUN = Duration.ofSeconds(58);
    private static final int ROUNDS = 9;
    private static final int BUSY_CLIENTS = 64;
    private static final int SLEEPY_CLIENTS = 4;
    private static final Load WARM_UP = load(Duration.ZERO, Duration.ofSeconds(2));
    private static final Load ROUND = load(Duration.ofMillis(200), Duration.ofMillis(800));
    private static final int LAST_LINES = 6;

    private final Path logs;
    private final Map<Mode, TrialProcess> trials = new EnumMap<>(Mode.class);
    private final Measurements measurements = new Measurements();
    private long reconnects;

    private Demo(Path logs) {
        this.logs = logs;
    }

    /** Runs the demo, which logs into directories below {@code args[0]}, or {@code logs}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path logs = Path.of(args.length > 0 ? args[0] : "logs").toAbsolutePath().normalize();
        boolean complete;
        try (Demo demo = new Demo(logs)) {
            demo.startTrials();
            demo.runRounds();
            complete = demo.report();
        }
        if (!complete) {
            System.out.println("FAILED: the log does not have one line for each message.");
            System.exit(1);
        }
        if (!kill(logs.resolve("killed"))) {
            System.out.println("FAILED: the killed process's log is not complete.");
            System.exit(1);
        }
    }

    private static Load load(Duration settle, Duration window) {
        return new Load(BUSY_CLIENTS, SLEEPY_CLIENTS, settle, window);
    }

    private void startTrials() throws IOException, InterruptedException {
        say("An echo server under load, logging every message: off, sync and async take turns.");
        say(
                "%d clients ask without a pause, %d sleep until they are hung up on. This takes about 40 seconds.",
                BUSY_CLIENTS, SLEEPY_CLIENTS);
        Deadline deadline = Deadline.in(LONGEST_RUN);
        for (Mode mode : Mode.values()) {
            if (mode.writes()) {
                directory(mode).prepare();
            }
            trials.put(mode, TrialProcess.start(mode, directory(mode).path(), deadline));
        }
        for (TrialProcess trial : trials.values()) {
            trial.awaitReady();
        }
        print("  warming up:");
        for (Mode mode : Mode.values()) {
            print("  %s", mode.label());
            trials.get(mode).measure(WARM_UP);
        }
        say("");
    }

    private void runRounds() throws IOException, InterruptedException {
        List<Mode> order = new ArrayList<>(List.of(Mode.values()));
        for (int round = 1; round <= ROUNDS; round++) {
            print("  round %d of %d:", round, ROUNDS);
            for (Mode mode : order) {
                LoadResult result = trials.get(mode).measure(ROUND);
                measurements.add(mode, result.queriesPerSecond());
                reconnects += result.reconnects();
                print("  %s %,.0f", mode.label(), result.queriesPerSecond());
            }
            say(" queries/s");
            Collections.rotate(order, 1); // no mode is always the first one, or always behind the same other
        }
    }

    /** Ends the trials and shows what came of them; answers whether the log is complete. */
    private boolean report() throws IOException, InterruptedException {
        say("  reading the logs");
        ResultTable table = new ResultTable();
        for (Mode mode : Mode.values()) {
            long messages = trials.get(mode).end();
            long lines = mode.writes() ? directory(mode).countMessages() : 0;
            table.add(new ResultTable.Row(mode, measurements.speed(mode), measurements.loss(mode), messages, lines));
        }
        say(
                "%nMedians of %d rounds; the loss is against off in the same round. %d connections were made again.",
                ROUNDS, reconnects);
        say("%n%s", table);
        showLog(directory(Mode.ASYNC));
        return table.isComplete();
    }

    /** Kills a process in the middle of its work, and replays what it has left; answers whether nothing is missing. */
    private static boolean kill(Path directory) throws IOException, InterruptedException {
        say("%nA process that logs from %d threads without a pause is killed (SIGKILL).", Doomed.THREADS);
        Killing.Result result = new Killing(directory).run();
        say(
                "  %,d calls had returned, %,d lines were in its log. The others are in its ring file:",
                result.returned(), result.lines());
        result.rings().forEach(line -> say("    %s", line));
        say("  They are replayed by: java -jar whence-runtime.jar recover %s", directory);
        result.recovery().forEach(line -> say("    %s", line));
        say("  Records missing: %,d. Twice: %,d.", result.missing(), result.twice());
        return result.isComplete();
    }

    private static void showLog(LogDirectory directory) throws IOException {
        Path file = directory.newestFile();
        say("%nThe log of async is %s (%,d MB). It ends:", file, Files.size(file) >> 20);
        directory.lastLines(LAST_LINES).forEach(line -> say("  %s", line));
    }

    private LogDirectory directory(Mode mode) {
        return new LogDirectory(logs.resolve(mode.label()));
    }

    private static void say(String format, Object... args) {
        print(format + "%n", args);
    }

    private static void print(String format, Object... args) {
        System.out.printf(Locale.ROOT, format, args);
        System.out.flush();
    }

    @Override
    public void close() {
        trials.values().forEach(TrialProcess::close);
    }
}
