package dev.whence.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Level;
import dev.whence.ringfile.EntryWriter;
import dev.whence.ringfile.HeldRingFile;
import dev.whence.ringfile.Journal;
import dev.whence.ringfile.Notes;
import dev.whence.ringfile.RingFile;
import dev.whence.ringfile.RingFolder;
import dev.whence.sink.Place;
import dev.whence.sink.Troubles;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 2, 29);

    @TempDir
    Path directory;

    private final Troubles troubles = new Troubles(OutputStream.nullOutputStream(), System::nanoTime);
    private HeldRingFile held;

    @BeforeEach
    void make() throws Exception {
        held = new RingFolder(directory.resolve("rings")).create(1 << 20);
    }

    @AfterEach
    void remove() throws Exception {
        held.remove();
    }

    /** Else the end of an empty batch would say that the faulted one is written: its records would be lost by a kill. */
    @Test
    void aBatchThatIsTakenAgainIsNotFinishedByAnEmptyOne() {
        Ledger ledger = new Ledger(troubles);
        ledger.open(held.file(), 0);
        Batch batch = new Batch(new Losses(), troubles, ledger);
        ledger.note(0, 1, List.of(), null, 0, 0);
        batch.replaceOutlets(List.of());
        assertThat(batch.write()).isTrue();
        batch.settle();
        assertThat(held.file().notes().done()).isZero();
    }

    /** Recovery may come on another day. */
    @Test
    void aLineAboutRecordsIsInTheirFile() throws Exception {
        Path logs = Files.createDirectory(directory.resolve("logs")).toRealPath();
        Path log = logs.resolve("app." + LONG_AGO + ".7.log");
        Destination destination = new Destination(logs, "app", 7, "%msg%n", ZoneOffset.UTC, 1 << 30);
        RingFile file = held.file();
        file.journal().append(Journal.DESTINATION, destination.encoded());
        long noon = TimeUnit.HOURS.toNanos(LONG_AGO.toEpochDay() * 24 + 12);
        long now = System.nanoTime();
        file.journal()
                .append(
                        Journal.ANCHOR,
                        new EntryWriter().put(now).put(noon - now).contents());
        file.journal().append(Journal.FILE, LeftFiles.encoded(1, new Place(log, "gone", LONG_AGO.toEpochDay())));
        logOne(file);
        Notes notes = file.notes();
        notes.begin(0, 1);
        notes.file(1, 0, 100);
        notes.ring(1, 1, RingFile.PAGE);
        notes.publish();

        Recovery.Outcome outcome = new Recovery(file, troubles).run(destination);

        Path recovered = logs.resolve(log.getFileName() + ".recovered");
        assertThat(outcome).isEqualTo(new Recovery.Outcome(0, 0, 1, 0, 1, true, List.of(recovered)));
        assertThat(logs).isDirectoryNotContaining(path -> !path.equals(recovered));
        assertThat(recovered).hasContent("the next 1 records may also be in " + log + "\none\n");
    }

    private static void logOne(RingFile file) {
        PipelineFixture fixture = new PipelineFixture();
        fixture.producers.keepIn(file, reason -> {
            throw new AssertionError(reason);
        });
        assertThat(fixture.log(fixture.producer(), PipelineFixture.site(Level.INFO), "one"))
                .isTrue();
    }
}
