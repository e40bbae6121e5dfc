package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.testing.ChildJvm;
import dev.whence.testing.Jdk25;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Somebody cuts the ring file of a process that logs. The JVM answers each access to it by an InternalError, sooner or
 * later and here or there ({@link dev.whence.ringfile.MappingFault}): none may reach the program, which logs on.
 */
@Timeout(200)
class CutRingFileTest {
    private static final int THREADS = 6;
    private static final Pattern DROPPED = Pattern.compile("(\\d+) records? dropped here, .*");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "async, -Xint",
        "async, -XX:TieredStopAtLevel=1",
        "async, -XX:-TieredCompilation",
        "async, -XX:+TieredCompilation",
        "sync, -XX:TieredStopAtLevel=1",
        "sync, -XX:+TieredCompilation",
    })
    void theProgramLogsOn(String mode, String compiler) throws Exception {
        cutAndLogOn(ChildJvm.here(), mode, compiler, "platform");
    }

    /** They wait and move between carriers in the middle of what the error may come to. */
    @EnabledIfSystemProperty(
            named = "whence.cut.virtual",
            matches = "true",
            disabledReason = "an account is wrong, very rarely: see what is open in docs/architecture.md")
    @ParameterizedTest
    @CsvSource({"async", "sync"})
    void virtualThreadsLogOn(String mode) throws Exception {
        ChildJvm child = ChildJvm.on(Jdk25.required())
                .with("-Djdk.virtualThreadScheduler.parallelism=" + THREADS); // some never rest
        cutAndLogOn(child, mode, "-XX:+TieredCompilation", "virtual");
    }

    private void cutAndLogOn(ChildJvm jvm, String mode, String compiler, String threads) throws Exception {
        Path rings = directory.resolve("logs/.whence");
        ChildJvm.Running child = jvm.with(
                        "-Dwhence.mode=" + mode,
                        "-Dwhence.dir=" + directory.resolve("logs"),
                        "-Dwhence.ring.dir=" + rings)
                .with(
                        "-Dwhence.ring.max=8m",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        compiler,
                        "-XX:ErrorFile=" + directory.resolve("crash"))
                .start(CutProgram.class.getName(), Integer.toString(THREADS), threads);
        long seed = System.nanoTime();
        int when = 200_000 + new Random(seed).nextInt(4_000_000); // while the rings grow, or later
        await("records in the log", child, () -> bytes(directory.resolve("logs")) > when);
        Path file = ringFiles(rings).get(0);
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(0);
        }
        await("another ring file", child, () -> ringFiles(rings).size() == 2);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300)); // it logs on
        child.process().getOutputStream().write('\n');
        child.process().getOutputStream().flush();
        ChildJvm.Ended ended = child.await();
        System.out.print(mode + " " + compiler + ", " + threads + " threads, seed " + seed + ": " + ended.out());
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.errLines())
                .containsExactly("whence: " + file
                        + " was cut short while it was in use, or its device fails: what waited there is lost");
        check(ended.out().strip().split(" "));
    }

    private void check(String[] figures) throws IOException {
        long returned = Long.parseLong(figures[0]);
        assertThat(figures[1]).as("errors that reached the program").isEqualTo("0");
        assertThat(figures[5]).as("pending").isEqualTo("0");
        assertThat(figures[6]).as("flushed").isEqualTo("true");
        assertThat(Long.parseLong(figures[2])).as("offered").isEqualTo(returned);
        long dropped = 0;
        long written = 0;
        int[] last = new int[THREADS];
        for (String message : Programs.messages(directory.resolve("logs"))) {
            Matcher line = DROPPED.matcher(message);
            if (line.matches()) {
                dropped += Long.parseLong(line.group(1));
            } else {
                String[] words = message.split(" ");
                int number = Integer.parseInt(words[1]);
                assertThat(number).isGreaterThanOrEqualTo(last[Integer.parseInt(words[0])]);
                last[Integer.parseInt(words[0])] = number + 1;
                written++;
            }
        }
        assertThat(written).isEqualTo(Long.parseLong(figures[3]));
        assertThat(dropped).isEqualTo(Long.parseLong(figures[4]));
        assertThat(written + dropped).isEqualTo(returned);
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(String what, ChildJvm.Running child, Condition condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.holds()) {
            if (System.nanoTime() - deadline > 0 || !child.process().isAlive()) {
                child.kill();
                ChildJvm.Ended ended = child.await();
                throw new AssertionError("waited in vain for " + what + ": " + ended.out() + ended.err());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static long bytes(Path logs) throws IOException {
        if (!Files.isDirectory(logs)) {
            return 0;
        }
        long bytes = 0;
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private static List<Path> ringFiles(Path rings) throws IOException {
        try (Stream<Path> files = Files.list(rings)) {
            return files.filter(file -> file.toString().endsWith(".ring")).toList();
        }
    }
}
