package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.pipeline.Recovery.Outcome;
import dev.whence.recover.Recoverer;
import dev.whence.ringfile.RingFolder;
import dev.whence.sink.Troubles;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program with more live call sites than the journal of its ring file has room for, and a kill. */
@Timeout(120)
class FullJournalTest {
    private static final int SITES = 12_000;

    @TempDir
    private Path directory;

    @Test
    void itIsToldOnceAndWhatCannotBeReadIsCounted() throws Exception {
        Path logs = directory.resolve("logs");
        Path rings = directory.resolve("rings");
        List<String> settings = List.of(
                "-Dwhence.dir=" + logs, "-Dwhence.ring.dir=" + rings, "-Dwhence.ring.max=2m", "-Dwhence.flush=1h");
        long written;
        try (FaultChild child = FaultChild.start("exec \"$@\"", directory, settings)) {
            child.ask("log 1");
            child.ask("sites " + SITES);
            assertThat(child.told())
                    .singleElement()
                    .asString()
                    .matches("whence: records of call sites that are used for the first time could not be read"
                            + " behind a kill: .*\\.ring: its journal is full");
            assertThat(child.ask("flush")).isEqualTo("true");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200)); // for a pass of the drain that is on its way
            child.ask("log 100"); // by a site that has room
            child.ask("sites 1"); // by one that has not: each is another
            written = child.accounts().written();
            child.process().destroyForcibly().waitFor();
        }
        List<Outcome> outcomes = new ArrayList<>();
        new Recoverer(new RingFolder(rings), new Troubles(new ByteArrayOutputStream(), System::nanoTime))
                .recover(destination -> true, report -> outcomes.add(report.outcome()));
        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.get(0).written()).isEqualTo(written);
        assertThat(outcomes.get(0).recovered() + outcomes.get(0).unreadable()).isEqualTo(SITES + 102 - written);
        assertThat(outcomes.get(0).unreadable()).isPositive();
        assertThat(outcomes.get(0).recovered()).isGreaterThanOrEqualTo(100);
        assertThat(Programs.messages(logs))
                .contains("0 100")
                .hasSize((int) (SITES + 102 - outcomes.get(0).unreadable()) + 1)
                .anyMatch(line -> line.contains("of this process could not be read"));
    }
}
