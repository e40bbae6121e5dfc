package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.pipeline.Recovery.Outcome;
import dev.whence.testing.ChildJvm;
import dev.whence.tool.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Recoveries that are killed themselves, one after the other, at each step and at random; the last one ends. */
@Timeout(3600)
class RecoveryCrashTest {
    private static final int STARTS = Integer.getInteger("whence.crash.starts", 6);
    private static final String SETTLE = "dev.whence.pipeline.Delivery#settle";
    private static final String BATCH = "dev.whence.pipeline.Batch#settle";
    private static final String RELEASE = "dev.whence.pipeline.Source#release";
    private static final CrashPoint HALF_A_BATCH = CrashPoint.at("java.io.FileOutputStream#write")
            .within("dev.whence.sink.DayFile#append")
            .timeInOneCall(2);

    @TempDir
    Path root;

    @Test
    void killedAtEachStep() throws Exception {
        Killed killed = dead(HALF_A_BATCH.on("whence-drain"));
        List<CrashPoint> steps = List.of(
                // The dead process's own batch: before the rest of it is written, behind that, and behind the word of
                // it.
                CrashPoint.at("dev.whence.sink.FileSink#write").within(SETTLE),
                CrashPoint.at("dev.whence.ringfile.Notes#finish").within(SETTLE),
                CrashPoint.at(RELEASE).within(SETTLE),
                // A batch of the recovery's: not noted, noted, and half of it written when the next one settles it.
                CrashPoint.at("dev.whence.ringfile.Notes#publish"),
                CrashPoint.at("dev.whence.sink.FileSink#write").within("dev.whence.pipeline.Batch#write"),
                CrashPoint.at("java.io.FileOutputStream#write").within(SETTLE).timeInOneCall(2),
                CrashPoint.at(RELEASE).within(SETTLE).time(2),
                // Written; said to be; one ring marked; between two batches.
                CrashPoint.at("dev.whence.ringfile.Notes#finish").within(BATCH),
                CrashPoint.at(RELEASE).within(BATCH),
                CrashPoint.at(RELEASE).within(BATCH).time(2),
                CrashPoint.at("dev.whence.pipeline.Ledger#note").time(2));
        for (CrashPoint step : steps) {
            killRecovery(killed, step);
            long unread = killed.unread();
            System.out.println("recovery killed at " + step + ": " + unread + " unread");
            assertThat(unread).as("unread at %s", step).isPositive();
        }
        killRecovery(killed, CrashPoint.at("dev.whence.ringfile.HeldRingFile#remove"));
        assertThat(killed.unread()).isZero();
        killed.checkOnce();
        Outcome outcome = killed.recover();
        assertThat(outcome.recovered()).isZero();
        killed.checkOnce();
        killed.checkAccounts(outcome);
    }

    @Test
    void killedBetweenTheTwoFilesOfARing() throws Exception {
        Killed killed =
                dead(CrashPoint.at("dev.whence.sink.FileSink#write").time(2).on("whence-drain"));
        killRecovery(killed, CrashPoint.at("dev.whence.ringfile.Sidecar#remove"));
        assertThat(killed.rings()).isDirectoryContaining("glob:**.lock").isDirectoryNotContaining("glob:**.ring");
        assertThat(killed.recoverAll()).isEmpty();
        killed.checkOnce();
    }

    @Test
    void killedWhileItRepeatsWhatIsInDoubt() throws Exception {
        Killed killed = dead(HALF_A_BATCH.on("whence-drain"));
        Path log = killed.files().get(0);
        Path renamed = Files.move(log, killed.logs().resolve("renamed"));
        List<CrashPoint> steps = List.of(
                CrashPoint.at("dev.whence.pipeline.Delivery#doubt"),
                CrashPoint.at("dev.whence.ringfile.Notes#finish").within(BATCH),
                CrashPoint.at("dev.whence.ringfile.Notes#publish"),
                CrashPoint.at("dev.whence.sink.FileSink#write").within("dev.whence.pipeline.Batch#write"));
        for (CrashPoint step : steps) {
            killRecovery(killed, step);
            assertThat(killed.unread()).as("unread at %s", step).isPositive();
        }
        killed.recover();
        Path recovered = log.resolveSibling(log.getFileName() + ".recovered");
        killed.checkRepeated(Files.readString(renamed), Files.readAllLines(recovered), log);
    }

    /** The same application, started again and again: each start recovers in the background and logs for itself. */
    @Test
    void killedStartsOfTheSameApplication() throws Exception {
        long seed = Long.getLong("whence.crash.seed", System.nanoTime());
        System.out.println("RecoveryCrashTest: -Dwhence.crash.seed=" + seed + ", starts: " + STARTS);
        Random random = new Random(seed);
        Path logs = root.resolve("logs");
        List<Killed> generations = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            Killed generation = new Killed(root.resolve("start-" + i), logs, 2);
            ChildJvm.Running running = generation
                    .child("async", "-Dwhence.flush=100ms", "-Dwhence.ring.max=4m", "-Dwhence.roll.size=256k")
                    .start(CrashProgram.class.getName(), generation.arguments(CrashProgram.NAP, 1000));
            generation.onlyOf(running);
            generations.add(generation);
            generation.awaitReturned(1);
            Thread.sleep(random.nextInt(400));
            running.kill();
            assertThat(running.await().err()).isEmpty();
        }
        long left = Files.list(logs.resolve(".whence")).count();
        generations.get(0).recoverAll();
        for (Killed generation : generations) {
            generation.checkOnce();
        }
        System.out.println("RecoveryCrashTest: " + left + " files left by " + STARTS + " starts");
    }

    private Killed dead(CrashPoint point) throws Exception {
        Killed killed = new Killed(root.resolve("killed"), 2);
        Debugged.kill(
                point,
                killed.child("async", "-Dwhence.flush=5ms"),
                () -> killed.awaitReturned(30_000),
                CrashProgram.class,
                killed.arguments(CrashProgram.NAP, 300));
        assertThat(killed.unread()).isGreaterThan(30_000);
        return killed;
    }

    private static void killRecovery(Killed killed, CrashPoint point) throws Exception {
        Debugged.kill(
                point,
                killed.child("async"),
                Debugged.NOTHING,
                Main.class,
                "recover",
                killed.logs().toString());
    }
}
