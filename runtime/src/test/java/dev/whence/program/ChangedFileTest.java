package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.pipeline.Recovery.Outcome;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Log files that somebody has changed between a kill and the recovery. The process was killed when a batch was written
 * and nothing said so: where the file is not what it was, the batch comes again, behind a line that tells it.
 */
@Timeout(120)
class ChangedFileTest {
    private static final CrashPoint WRITTEN =
            CrashPoint.at("dev.whence.ringfile.Notes#finish").time(3).on("whence-drain");
    private static final CrashPoint FINISHED = CrashPoint.at("dev.whence.pipeline.Source#release")
            .within("dev.whence.pipeline.Batch#settle")
            .time(3)
            .on("whence-drain");

    @TempDir
    Path root;

    private interface Change {
        void to(Path log) throws Exception;
    }

    @Test
    void rolled() throws Exception {
        repeated(log -> {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"));
            Files.createFile(log);
        });
    }

    @Test
    void renamed() throws Exception {
        repeated(log -> Files.move(log, log.resolveSibling("old.log")));
    }

    @Test
    void compressed() throws Exception {
        repeated(log -> {
            Path compressed = log.resolveSibling(log.getFileName() + ".gz");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
                Files.copy(log, out);
            }
            Files.delete(log);
        });
    }

    @Test
    void truncated() throws Exception {
        repeated(log -> {
            try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
                channel.truncate(100);
            }
        });
    }

    @Test
    void appendedTo() throws Exception {
        repeated(log -> Files.writeString(log, "somebody else's\n", StandardOpenOption.APPEND));
    }

    /** As long as before: only the bytes tell. */
    @Test
    void overwritten() throws Exception {
        repeated(log -> {
            byte[] bytes = Files.readAllBytes(log);
            bytes[bytes.length - 2] ^= 1;
            Files.write(log, bytes);
        });
    }

    @Test
    void removed() throws Exception {
        repeated(Files::delete);
    }

    @Test
    void replacedByALink() throws Exception {
        repeated(log -> {
            Path target = Files.move(log, root.resolve("elsewhere"));
            Files.createSymbolicLink(log, target);
        });
    }

    @Test
    void renamedAndTheOtherNameIsTaken() throws Exception {
        Killed killed = dead(WRITTEN);
        Path log = killed.files().get(0);
        String before = Files.readString(log);
        Files.move(log, root.resolve("elsewhere"));
        Path taken = log.resolveSibling(log.getFileName() + ".recovered");
        Files.createSymbolicLink(taken, root.resolve("nowhere"));
        Path second = log.resolveSibling(log.getFileName() + ".recovered-2");
        assertThat(killed.recover().files()).containsExactly(second.toRealPath());
        assertThat(root.resolve("nowhere")).doesNotExist();
        killed.checkRepeated(before, Files.readAllLines(second), log);
    }

    /** Nothing is in doubt: what was written is known, and only the place is another. */
    @Test
    void appendedToBehindAFinishedBatch() throws Exception {
        Killed killed = dead(FINISHED);
        Path log = killed.files().get(0);
        Files.writeString(log, "[INFO] somebody else's): not a number\n", StandardOpenOption.APPEND);
        Outcome outcome = killed.recover();
        assertThat(outcome.repeated()).isZero();
        assertThat(outcome.files()).containsExactly(recovered(log).toRealPath());
        List<String> numbers = killed.numbers();
        assertThat(numbers).contains("not a number").noneMatch(line -> line.contains("may also be"));
        killed.checkOnce(
                numbers.stream().filter(line -> !line.startsWith("not")).toList());
        killed.checkAccounts(outcome);
    }

    private void repeated(Change change) throws Exception {
        Killed killed = dead(WRITTEN);
        Path log = killed.files().get(0);
        String before = Files.readString(log);
        change.to(log);
        Outcome outcome = killed.recover();
        assertThat(outcome.repeated()).isPositive();
        assertThat(outcome.files()).containsExactly(recovered(log).toRealPath());
        killed.checkRepeated(before, Files.readAllLines(recovered(log)), log);
        killed.checkAccounts(outcome);
    }

    private static Path recovered(Path log) {
        return log.resolveSibling(log.getFileName() + ".recovered");
    }

    private Killed dead(CrashPoint point) throws Exception {
        Killed killed = new Killed(root.resolve("killed"), 2);
        Debugged.kill(
                point,
                killed.child("async", "-Dwhence.flush=5ms"),
                () -> killed.awaitReturned(50),
                CrashProgram.class,
                killed.arguments(CrashProgram.NAP, 20));
        assertThat(killed.unread()).isPositive();
        return killed;
    }
}
