package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.pipeline.Recovery.Outcome;
import dev.whence.recover.Recoverer;
import dev.whence.ringfile.RingFolder;
import dev.whence.sink.Troubles;
import dev.whence.testing.ChildJvm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are really killed, and what is in their logs afterwards: each record whose call returned, once. */
@Timeout(600)
class CrashTest {
    private static final int KILLS = Integer.getInteger("whence.crash.kills", 20);

    @TempDir
    Path root;

    @Test
    void aKilledProcessLosesNothing() throws Exception {
        long seed = Long.getLong("whence.crash.seed", System.nanoTime());
        System.out.println("CrashTest: -Dwhence.crash.seed=" + seed + ", kills: " + KILLS);
        Random random = new Random(seed);
        long recovered = 0;
        long total = 0;
        for (int i = 0; i < KILLS; i++) {
            Path directory = Files.createDirectory(root.resolve("kill-" + i));
            Outcome outcome = kill(directory, random);
            recovered += outcome.recovered();
            total += numbers(directory).size();
        }
        System.out.println("CrashTest: " + total + " records, " + recovered + " of them recovered");
        assertThat(recovered).isPositive();
    }

    @Test
    void aDirectoryThatIsNamedLaterLosesNothingFromThenOn() throws Exception {
        Path page = root.resolve("page");
        ByteBuffer returned = CrashProgram.map(page, 2);
        ChildJvm.Running running = ChildJvm.here()
                .with("-Dwhence.app=crash", "-Dwhence.flush=1h")
                .start(
                        CrashProgram.class.getName(),
                        page.toString(),
                        "2",
                        "100",
                        root.resolve("logs").toString());
        while (CrashProgram.returned(returned, 0) < 50 || CrashProgram.returned(returned, 1) < 50) {
            Thread.sleep(1);
        }
        running.process().destroyForcibly();
        assertThat(running.await().err()).isEmpty();
        assertThat(recover(root.resolve("logs/.whence")).recovered()).isPositive();
        check(root, returned, 2);
    }

    private Outcome kill(Path directory, Random random) throws Exception {
        int threads = 1 + random.nextInt(4);
        Path page = directory.resolve("page");
        ByteBuffer returned = CrashProgram.map(page, threads);
        ChildJvm child = Programs.child(random.nextInt(8) == 0 ? "sync" : "async", directory.resolve("logs"))
                .with(
                        "-Dwhence.app=crash",
                        "-Dwhence.flush=" + (1 + random.nextInt(200)) + "ms",
                        "-Dwhence.ring.cell=" + (4 << random.nextInt(5)) + "k",
                        "-Dwhence.ring.max=" + (1 << random.nextInt(4)) + "m",
                        "-Dwhence.roll.size=" + (random.nextBoolean() ? "100k" : "1g"));
        ChildJvm.Running running = child.start(
                CrashProgram.class.getName(), page.toString(), "" + threads, "" + (1 << random.nextInt(12)));
        while (CrashProgram.returned(returned, 0) == 0) {
            Thread.sleep(1);
        }
        Thread.sleep(random.nextInt(150));
        running.process().destroyForcibly();
        assertThat(running.await().err()).isEmpty();
        Outcome outcome = recover(directory.resolve("logs/.whence"));
        check(directory, returned, threads);
        return outcome;
    }

    private static Outcome recover(Path rings) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        List<Outcome> outcomes = new ArrayList<>();
        new Recoverer(new RingFolder(rings), new Troubles(told, System::nanoTime))
                .recover(destination -> true, report -> outcomes.add(report.outcome()));
        assertThat(told.toString()).isEmpty();
        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.get(0).unreadable()).isZero();
        assertThat(outcomes.get(0).complete()).isTrue();
        assertThat(rings).isEmptyDirectory();
        return outcomes.get(0);
    }

    private static void check(Path directory, ByteBuffer returned, int threads) throws IOException {
        List<String> numbers = numbers(directory);
        int sum = 0;
        for (int thread = 0; thread < threads; thread++) {
            int found = Programs.gapFree(numbers, thread);
            assertThat((long) found)
                    .as("records of thread %s in %s", thread, directory)
                    .isBetween(CrashProgram.returned(returned, thread), CrashProgram.returned(returned, thread) + 1);
            sum += found;
        }
        assertThat(numbers).hasSize(sum);
    }

    /** The messages of all files, in the order in which they were written. */
    private static List<String> numbers(Path directory) throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.list(directory.resolve("logs"))) {
            logs = files.filter(Files::isRegularFile)
                    .sorted(Comparator.comparingInt(CrashTest::age).thenComparing(Path::toString))
                    .toList();
        }
        List<String> messages = new ArrayList<>();
        for (Path log : logs) {
            for (String line : Files.readAllLines(log)) {
                assertThat(line).startsWith("[INFO][").contains("): ");
                messages.add(line.substring(line.indexOf("): ") + 3));
            }
        }
        return messages;
    }

    /** Rolled files first, by number; then the one that was written to, then what was recovered. */
    private static int age(Path log) {
        String name = log.getFileName().toString();
        String end = name.substring(name.lastIndexOf('.') + 1);
        return switch (end) {
            case "log" -> Integer.MAX_VALUE - 1;
            case "recovered" -> Integer.MAX_VALUE;
            default -> Integer.parseInt(end);
        };
    }
}
