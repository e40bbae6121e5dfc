package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard output is a pipe, and its reader has stopped: a write hangs there, and nobody can call it back. */
@Timeout(120)
class HangingOutputTest {
    /** More than a pipe holds, and more than memory. */
    private static final int MANY = 30_000;

    /** A caller waits 200 ms at most; the rest is for a busy machine. */
    private static final long LONGEST_MILLIS = 1500;

    @TempDir
    private Path work;

    private FaultChild start(String script, String mode, String... more) throws IOException {
        List<String> settings = new ArrayList<>(List.of(
                "-Dwhence.mode=" + mode,
                "-Dwhence.ring.max=1m",
                "-Dwhence.flush=20ms",
                "-Dwhence.overflow.timeout=200ms",
                "-Dwhence.shutdown.timeout=1s"));
        settings.addAll(List.of(more)); // the last one of a key holds
        return FaultChild.start(script, work, settings);
    }

    /** Reads, from here on, to the end; only the log's own lines. */
    private static CompletableFuture<List<String>> read(FaultChild child) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                String all = new String(child.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return all.lines().map(Programs::message).toList();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** In sync mode one call is in the system's hands until the reader goes on; it is not the one that tells. */
    private static void fill(FaultChild child, String mode) throws IOException {
        if (mode.equals("sync")) {
            child.ask("load");
            FaultChild.await("a load that hangs", () -> {
                try {
                    return child.ask("hangs").equals("true");
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
        }
        child.ask("log 1"); // starts the log, which takes its time
        assertThat(child.number("log " + (MANY - 1)))
                .as("ms of the slowest call")
                .isLessThan(LONGEST_MILLIS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void whenTheReaderGoesOnEverythingThatFitsArrivesOnce(String mode) throws Exception {
        try (FaultChild child = start("exec \"$@\"", mode)) {
            fill(child, mode);
            FaultChild.await("a word", () -> !child.told().isEmpty());
            FaultChild.Accounts hanging = child.accounts();
            assertThat(hanging.millis()).as("ms for the accounts").isLessThan(1000);
            assertThat(hanging.pending()).isPositive();
            assertThat(hanging.dropped()).isPositive();
            assertThat(child.idleMillis()).as("ms of processor time").isLessThan(100);

            CompletableFuture<List<String>> lines = read(child);
            child.awaitWritten();
            long loaded = mode.equals("sync") ? child.number("unload") : 0;
            child.ask("log 100");
            assertThat(child.ask("flush")).isEqualTo("true");
            FaultChild.Accounts accounts = child.accounts();
            assertThat(child.end()).isZero();
            Programs.checkAccounts(lines.get(30, TimeUnit.SECONDS), accounts, MANY + 100 + loaded);
            assertThat(child.told()).hasSize(1).allMatch(line -> line.contains("has taken nothing for 200 ms"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void theProcessEndsWithinItsTimeOutAndSaysSo(String mode) throws Exception {
        try (FaultChild child = start("exec \"$@\"", mode)) {
            fill(child, mode);
            child.ask("hook"); // logs, behind the runtime's own hook or beside it
            long start = System.nanoTime();
            assertThat(child.end()).isZero();
            assertThat(System.nanoTime() - start)
                    .isBetween(TimeUnit.MILLISECONDS.toNanos(900), TimeUnit.SECONDS.toNanos(8));
            assertThat(child.told("records are still unwritten after 1000 ms")).hasSize(1);
        }
    }

    /** As under {@code 2>&1 | reader}: there is nobody to tell, and telling must not hold up anybody. */
    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void standardErrorMayHangTogetherWithIt(String mode) throws Exception {
        try (FaultChild child = start("exec \"$@\" 2>&1", mode)) {
            fill(child, mode);
            assertThat(child.accounts().millis()).isLessThan(1000);
            assertThat(child.number("log " + MANY)).as("ms of the slowest call").isLessThan(LONGEST_MILLIS);
            long start = System.nanoTime();
            child.signal("TERM");
            assertThat(child.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(child.process().exitValue()).isEqualTo(128 + 15);
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(8));
        }
    }

    /** One stop is longer than the time-out, and all waiting before and behind it far shorter: so nothing is dropped. */
    @Test
    void aStoppedProcessHasNotWaited() throws Exception {
        try (FaultChild child = start("exec \"$@\"", "async", "-Dwhence.overflow.timeout=4s")) {
            child.ask("log 1");
            child.ask("load");
            long[] offered = {-1, -2};
            FaultChild.await("a caller that waits for memory", () -> {
                try {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                    offered[1] = offered[0];
                    offered[0] = child.accounts().offered();
                    return offered[0] == offered[1];
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            child.signal("STOP");
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
            child.signal("CONT");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300)); // it looks after the time
            CompletableFuture<List<String>> lines = read(child);
            long loaded = child.number("unload");
            assertThat(child.ask("flush")).isEqualTo("true");
            FaultChild.Accounts accounts = child.accounts();
            assertThat(accounts.dropped()).isZero();
            assertThat(child.told()).isEmpty();
            assertThat(child.end()).isZero();
            Programs.checkAccounts(lines.get(30, TimeUnit.SECONDS), accounts, 1 + loaded);
        }
    }

    @Test
    void aFlushGivesUpAndTheNextOneIsRight() throws Exception {
        try (FaultChild child = start("exec \"$@\"", "async")) {
            fill(child, "async");
            assertThat(child.ask("flush")).isEqualTo("false");
            CompletableFuture<List<String>> lines = read(child);
            child.awaitWritten();
            assertThat(child.ask("flush")).isEqualTo("true");
            FaultChild.Accounts accounts = child.accounts();
            assertThat(child.end()).isZero();
            Programs.checkAccounts(new ArrayList<>(lines.get(30, TimeUnit.SECONDS)), accounts, MANY);
        }
    }
}
