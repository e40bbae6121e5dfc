package dev.whence.sink;

import static dev.whence.sink.SinkFixture.DAY;
import static dev.whence.sink.SinkFixture.NEXT_DAY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others do to our files, and what the system refuses. */
class FileSinkFaultTest {
    private static final String NAME = "App.2026-11-23.17.log";
    private static final String SECOND = "App.2026-11-23.17-2.log";

    @TempDir
    Path directory;

    @Test
    void aRemovedFileIsBegunAnewWithinASecond() throws IOException {
        SinkFixture log = new SinkFixture(directory);
        log.write("one\n");
        Files.delete(directory.resolve(NAME));
        log.pass(1);
        log.write("two\n");
        assertThat(log.names()).containsExactly(NAME);
        assertThat(log.read(NAME)).isEqualTo("two\n");
    }

    @Test
    void aRenamedFileIsLeftToWhoeverRenamedIt() throws IOException {
        SinkFixture log = new SinkFixture(directory);
        log.write("one\n");
        Files.move(directory.resolve(NAME), directory.resolve("rotated"));
        log.write("two\n"); // within the second: still the same file, and not lost
        log.pass(1);
        log.write("three\n");
        assertThat(log.read("rotated")).isEqualTo("one\ntwo\n");
        assertThat(log.read(NAME)).isEqualTo("three\n");
    }

    @Test
    void aFileReplacedWhileOpenIsNotAppendedTo() throws IOException {
        SinkFixture log = new SinkFixture(directory);
        log.write("one\n");
        Files.delete(directory.resolve(NAME));
        Files.writeString(directory.resolve(NAME), "somebody else's\n");
        log.pass(1);
        log.write("two\n");
        assertThat(log.read(NAME)).isEqualTo("somebody else's\n");
        assertThat(log.read(SECOND)).isEqualTo("two\n");
    }

    @Test
    void aFileReplacedWhileClosedIsNotAppendedTo() throws IOException {
        SinkFixture log = new SinkFixture(directory);
        log.write(DAY, "one\n");
        log.write(NEXT_DAY, "next\n");
        Files.delete(directory.resolve(NAME));
        Files.writeString(directory.resolve(NAME), "somebody else's, perhaps with the inode that was ours\n");
        log.write(DAY, "two\n");
        assertThat(log.read(NAME)).startsWith("somebody else's").doesNotContain("two");
        assertThat(log.read(SECOND)).isEqualTo("two\n");
    }

    @Test
    void aLinkToOurOwnFileInItsPlaceIsNotFollowed() throws IOException {
        SinkFixture log = new SinkFixture(directory);
        log.write("one\n");
        log.sink.close();
        Files.move(directory.resolve(NAME), directory.resolve("moved"));
        Files.createSymbolicLink(directory.resolve(NAME), directory.resolve("moved"));
        log.write("two\n");
        assertThat(log.read("moved")).isEqualTo("one\n");
        assertThat(log.read(SECOND)).isEqualTo("two\n");
    }

    @Test
    void aFileThatSomebodyCutsGoesOnAtItsNewEnd() throws IOException {
        SinkFixture log = new SinkFixture(directory, 20);
        log.write("one two three four\n");
        Files.newByteChannel(directory.resolve(NAME), StandardOpenOption.WRITE)
                .truncate(4)
                .close();
        log.pass(1);
        log.write("five\n");
        assertThat(log.names()).containsExactly(NAME);
        assertThat(log.read(NAME)).isEqualTo("one five\n");
    }

    @Test
    void aRemovedDirectoryIsMadeAgain() throws IOException {
        Path logs = directory.resolve("deep/logs");
        SinkFixture log = new SinkFixture(logs);
        log.write("one\n");
        Files.delete(logs.resolve(NAME));
        Files.delete(logs);
        Files.delete(directory.resolve("deep"));
        log.pass(1);
        log.write("two\n");
        assertThat(log.read(NAME)).isEqualTo("two\n");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsAFaultUntilItCan() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        SinkFixture log = new SinkFixture(file);
        WriteFault fault = catchThrowableOfType(WriteFault.class, () -> log.write("one\n"));
        assertThat(fault).hasMessage("cannot write " + file + ": is not a directory");
        assertThat(fault.taken()).isZero();
        WriteFault below =
                catchThrowableOfType(WriteFault.class, () -> new SinkFixture(file.resolve("logs")).write("one\n"));
        assertThat(below).hasMessageContaining(file.toString()).hasMessageContaining("ot a directory");

        Files.delete(file);
        log.write("one\n");
        assertThat(log.read(NAME)).isEqualTo("one\n");
    }

    @Test
    void theWayToTheFileBlockedWhileOpen() throws IOException {
        Path logs = Files.createDirectory(directory.resolve("logs"));
        SinkFixture log = new SinkFixture(logs);
        log.write("one\n");
        Path aside = Files.move(logs, directory.resolve("aside"));
        Files.writeString(logs, "a file in place of the directory");
        log.pass(1);
        for (int retry = 0; retry < 3; retry++) {
            assertThat(catchThrowableOfType(WriteFault.class, () -> log.write("two\n")))
                    .message()
                    .containsIgnoringCase("not a directory");
        }
        Files.delete(logs);
        Files.move(aside, logs);
        log.write("two\n");
        assertThat(log.read(NAME)).isEqualTo("one\ntwo\n");
    }

    @Test
    void aReadOnlyFileSystem() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(directory, "size=64k")) {
            disk.remount("ro");
            SinkFixture log = new SinkFixture(directory.resolve("logs"));
            assertThat(catchThrowableOfType(WriteFault.class, () -> log.write("one\n")))
                    .hasMessage("cannot write " + directory.resolve("logs") + ": Read-only file system");
            disk.remount("rw");
            log.write("one\n");
            assertThat(log.read(NAME)).isEqualTo("one\n");
            log.sink.close();
        }
    }

    @Test
    void aFullDiskTakesWhatFitsAndTheRestLater() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(directory, "size=256k")) {
            Path ballast = Files.write(directory.resolve("ballast"), new byte[160 * 1024]);
            SinkFixture log = new SinkFixture(disk.root());
            byte[] batch = lines(200 * 1024);

            WriteFault first =
                    catchThrowableOfType(WriteFault.class, () -> log.sink.write(DAY, batch, 0, batch.length));
            assertThat(first)
                    .hasMessage("cannot write " + directory.toRealPath().resolve(NAME) + ": No space left on device");
            assertThat(first.taken())
                    .isPositive()
                    .isEqualTo((int) Files.size(directory.resolve(NAME)))
                    .isLessThan(batch.length);

            WriteFault second = catchThrowableOfType(
                    WriteFault.class, () -> log.sink.write(DAY, batch, first.taken(), batch.length));
            assertThat(second.taken()).isZero();

            Files.delete(ballast);
            log.sink.write(DAY, batch, first.taken(), batch.length);
            assertThat(log.read(NAME)).isEqualTo(new String(batch, UTF_8));
            log.sink.close();
        }
    }

    @Test
    void aFullDiskWithRollingLosesAndRepeatsNothing() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(directory, "size=256k")) {
            Path ballast = Files.write(directory.resolve("ballast"), new byte[160 * 1024]);
            SinkFixture log = new SinkFixture(disk.root(), 30_000);
            byte[] batch = lines(200 * 1024);
            int taken = catchThrowableOfType(WriteFault.class, () -> log.sink.write(DAY, batch, 0, batch.length))
                    .taken();
            assertThat(taken).isPositive();
            Files.delete(ballast);
            log.sink.write(DAY, batch, taken, batch.length);

            StringBuilder all = new StringBuilder();
            for (int number = 1; Files.exists(directory.resolve(NAME + "." + number)); number++) {
                String rolled = log.read(NAME + "." + number);
                assertThat(rolled).endsWith("\n").hasSizeLessThanOrEqualTo(30_000);
                all.append(rolled);
            }
            assertThat(all.append(log.read(NAME)).toString()).isEqualTo(new String(batch, UTF_8));
            log.sink.close();
        }
    }

    /** Needs no rights: the shell limits the size of files, and the write that crosses the limit is cut there. */
    @Test
    void aWriteThatIsCutByALimitSaysHowFarItCame() throws IOException, InterruptedException {
        String said = Child.run("ulimit -f 64; exec \"$@\"", FileOverLimit.class, directory.toString());
        long written = Files.size(directory.resolve(NAME));
        assertThat(written).isBetween(1L, 100_000L);
        assertThat(said).isEqualTo("taken " + written + ": File too large\n");
    }

    /** Runs in a process of its own. */
    static final class FileOverLimit {
        public static void main(String[] args) throws IOException {
            SinkFixture log = new SinkFixture(Path.of(args[0]));
            log.write("first\n");
            try {
                log.write(new String(lines(200 * 1024), UTF_8));
                System.out.println("no fault");
            } catch (WriteFault fault) {
                String message = String.valueOf(fault.getMessage());
                String reason = message.substring(message.lastIndexOf(": ") + 2);
                System.out.println("taken " + (fault.taken() + "first\n".length()) + ": " + reason);
            }
        }
    }

    private static byte[] lines(int size) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; text.length() < size; number++) {
            text.append("line ").append(number).append('\n');
        }
        return text.toString().getBytes(UTF_8);
    }
}
