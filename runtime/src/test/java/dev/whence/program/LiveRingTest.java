package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must not make the ring of a live process look dead to another process; and what killing it then leaves. */
@Timeout(200)
class LiveRingTest {
    private static final int RECORDS = 30_000;

    @TempDir
    private Path root;

    private Path logs;

    private ChildJvm.Running running(String trap, String... settings) throws Exception {
        logs = root.resolve("logs");
        Path ready = root.resolve("ready");
        ChildJvm.Running child = Programs.child("async", logs)
                .with("-Dwhence.app=trap", "-Dwhence.flush=1h", "-Dwhence.ring.max=1m", "-Dwhence.ring.cell=4k")
                .with(settings)
                .start(TrapProgram.class.getName(), trap, ready.toString(), "" + RECORDS);
        while (!Files.exists(ready)) {
            if (!child.process().isAlive()) {
                assertThat(child.await().err()).as("it ended").isEqualTo("not at all");
            }
            Thread.sleep(5);
        }
        return child;
    }

    private List<String> rings() throws IOException {
        try (Stream<Path> files = Files.list(logs.resolve(".whence"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".ring"))
                    .sorted()
                    .toList();
        }
    }

    private ChildJvm.Ended tool(String... arguments) throws Exception {
        return ChildJvm.here().with("-XX:+UseSerialGC").run("dev.whence.tool.Main", arguments);
    }

    private void isAliveAndThenRecovered(ChildJvm.Running child, int rings, int... perThread) throws Exception {
        List<String> before = rings();
        assertThat(before).hasSize(rings);
        ChildJvm.Ended looked = tool("rings", logs.toString(), "--remove");
        assertThat(looked.err()).isEmpty();
        assertThat(looked.outLines())
                .hasSize(1 + rings)
                .filteredOn(line -> line.contains("  alive  "))
                .hasSize(rings);
        ChildJvm.Ended recovered = tool("recover", logs.toString());
        assertThat(recovered.err()).isEmpty();
        assertThat(recovered.out()).startsWith("nothing to recover in ");
        assertThat(rings()).isEqualTo(before);
        child.kill();
        assertThat(child.await().err()).isEmpty();
        ChildJvm.Ended after = tool("recover", logs.toString());
        assertThat(after.err()).isEmpty();
        assertThat(after.outLines())
                .hasSize(rings)
                .allMatch(
                        line -> line.matches("process \\d+: \\d+ written, 0 dropped, \\d+ recovered, 0 unreadable.*"));
        assertThat(logs.resolve(".whence")).isEmptyDirectory();
        List<String> messages = Programs.messages(logs);
        for (int thread = 0; thread < perThread.length; thread++) {
            assertThat(Programs.gapFree(messages, thread))
                    .as("thread %s", thread)
                    .isEqualTo(perThread[thread]);
        }
    }

    @ParameterizedTest
    @CsvSource({"async,block", "async,drop", "async,sync", "sync,block"})
    void interruptedFromTheFirstCallOn(String mode, String overflow) throws Exception {
        ChildJvm.Running child = running(
                "interrupted",
                "-Dwhence.mode=" + mode,
                "-Dwhence.overflow=" + overflow,
                "-Dwhence.ring.max=" + (overflow.equals("drop") ? "8m" : "1m")); // what is dropped proves nothing
        isAliveAndThenRecovered(child, 1, RECORDS);
    }

    @Test
    void otherClassLoadersLogAndLookAndRecover() throws Exception {
        isAliveAndThenRecovered(running("loaders"), 3, 3 * RECORDS, RECORDS, RECORDS);
    }

    @Test
    void theRingFileIsReadAndClosed() throws Exception {
        isAliveAndThenRecovered(running("backup"), 1, RECORDS);
    }

    @Test
    void systemPropertiesAreReplaced() throws Exception {
        isAliveAndThenRecovered(running("properties"), 1, 2 * RECORDS);
    }
}
