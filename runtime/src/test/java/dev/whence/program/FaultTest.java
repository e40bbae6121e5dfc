package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.sink.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a system may do to a log: the program runs on, what is lost is counted and marked, the trouble is told once, and
 * writing resumes by itself when it is over.
 */
@Timeout(120)
class FaultTest {
    private static final Pattern DROPPED = Pattern.compile("(\\d+) records? dropped here: .*");

    /** Processor time that a second of waiting may cost: a tenth of a busy loop's. */
    private static final long IDLE_MILLIS = 100;

    /** A caller waits 200 ms at most; the rest is for a busy machine. */
    private static final long LONGEST_MILLIS = 1500;

    @TempDir
    private Path directory;

    private Path work;
    private Path logs;

    @BeforeEach
    void directories() throws IOException {
        work = Files.createDirectory(directory.resolve("work"));
        logs = Files.createDirectory(directory.resolve("logs"));
    }

    private List<String> settings(String mode, Path into) {
        return new ArrayList<>(List.of(
                "-Dwhence.mode=" + mode,
                "-Dwhence.dir=" + into,
                "-Dwhence.ring.max=1m",
                "-Dwhence.flush=20ms",
                "-Dwhence.overflow.timeout=200ms"));
    }

    /** Accounts against files: every record is written once, in order, or dropped, and the lines say how many. */
    private static void check(Path into, FaultChild.Accounts accounts, long logged) throws IOException {
        assertThat(accounts.offered()).isEqualTo(logged);
        assertThat(accounts.pending()).isZero();
        long dropped = 0;
        List<Integer> numbers = new ArrayList<>();
        for (String message : Programs.messages(into)) {
            Matcher line = DROPPED.matcher(message);
            if (line.matches()) {
                dropped += Long.parseLong(line.group(1));
            } else {
                numbers.add(Integer.valueOf(message.substring(2)));
            }
        }
        assertThat(numbers).isSorted().doesNotHaveDuplicates().hasSize((int) accounts.written());
        assertThat(dropped).isEqualTo(accounts.dropped());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void aFullDiskIsCured(String mode) throws Exception {
        try (SmallDisk disk = SmallDisk.mount(logs, "size=256k");
                FaultChild child = FaultChild.start("exec \"$@\"", work, settings(mode, disk.root()))) {
            assertThat(child.number("log 30000")).as("ms of the slowest call").isLessThan(LONGEST_MILLIS);
            FaultChild.await("a fault", () -> !child.told().isEmpty());
            FaultChild.Accounts full = child.accounts();
            assertThat(full.written()).isPositive();
            assertThat(full.pending()).isPositive();
            assertThat(full.dropped()).isPositive();
            assertThat(child.idleMillis()).isLessThan(IDLE_MILLIS);

            disk.remount("size=16m");
            FaultChild.Accounts cured = child.awaitWritten();
            assertThat(cured.dropped()).isEqualTo(full.dropped());
            child.ask("log 100");
            assertThat(child.ask("flush")).isEqualTo("true");
            check(logs, child.accounts(), 30_100);
            assertThat(child.end()).isZero();
            assertThat(child.told("cannot write"))
                    .hasSize(1)
                    .allMatch(line -> line.contains("No space left on device"));
        }
    }
}
