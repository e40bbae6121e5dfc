package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.pipeline.Recovery.Outcome;
import dev.whence.recover.Recoverer;
import dev.whence.ringfile.RingFolder;
import dev.whence.sink.Troubles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ring file that takes the place of one that was cut must say all that a recovery needs, too. */
@Timeout(120)
class ReplacedRingFileTest {
    @TempDir
    private Path directory;

    @Test
    void whatWaitsInItOutlivesTheProcess() throws Exception {
        Path logs = directory.resolve("logs");
        Path rings = directory.resolve("rings");
        List<String> settings = List.of("-Dwhence.dir=" + logs, "-Dwhence.ring.dir=" + rings, "-Dwhence.flush=1h");
        try (FaultChild child = FaultChild.start("exec \"$@\"", directory, settings)) {
            child.ask("log 10"); // no more than a cell holds: a full one wakes the drain
            assertThat(child.ask("flush")).isEqualTo("true");
            Path cut = ringFiles(rings).get(0);
            Files.write(cut, new byte[0]);
            child.ask("log 1");
            child.ask("flush");
            FaultChild.await("another ring file", () -> ringFiles(rings).size() == 2);
            child.ask("log 10"); // in memory until the rings have moved on
            assertThat(child.ask("flush")).isEqualTo("true");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200)); // for a pass of the drain that is on its way
            child.ask("log 5");
            child.process().destroyForcibly().waitFor();
        }
        List<Outcome> outcomes = new ArrayList<>();
        new Recoverer(new RingFolder(rings), new Troubles(new ByteArrayOutputStream(), System::nanoTime))
                .recover(destination -> true, report -> outcomes.add(report.outcome()));
        assertThat(outcomes).singleElement().extracting(Outcome::recovered).isEqualTo(5L);
        assertThat(Programs.messages(logs)).endsWith("0 24", "0 25").doesNotHaveDuplicates();
    }

    private static List<Path> ringFiles(Path rings) {
        try (Stream<Path> files = Files.list(rings)) {
            return files.filter(file -> file.toString().endsWith(".ring")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
