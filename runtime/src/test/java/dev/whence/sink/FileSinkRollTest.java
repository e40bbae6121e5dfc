package dev.whence.sink;

import static dev.whence.sink.SinkFixture.DAY;
import static dev.whence.sink.SinkFixture.NEXT_DAY;
import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkRollTest {
    private static final String NAME = "App.2026-11-23.17.log";

    @TempDir
    Path directory;

    @Test
    void aFileThatIsJustFullIsNotRolled() throws IOException {
        SinkFixture log = new SinkFixture(directory, 8);
        log.write("one\n");
        log.write("two\n");
        assertThat(log.names()).containsExactly(NAME);
    }

    @Test
    void numbersIncrease() throws IOException {
        SinkFixture log = new SinkFixture(directory, 8);
        log.write("line-1\n");
        log.write("line-2\n");
        log.write("line-3\n");
        assertThat(log.names()).containsExactly(NAME, NAME + ".1", NAME + ".2");
        assertThat(log.read(NAME + ".1")).isEqualTo("line-1\n");
        assertThat(log.read(NAME + ".2")).isEqualTo("line-2\n");
        assertThat(log.read(NAME)).isEqualTo("line-3\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(NAME + ".1"))))
                .isEqualTo("rw-------");
    }

    @Test
    void numbersThatAreTakenAreSkipped() throws IOException {
        Files.writeString(directory.resolve(NAME + ".1"), "somebody else's\n");
        Files.createSymbolicLink(directory.resolve(NAME + ".2"), directory.resolve("dangling"));
        SinkFixture log = new SinkFixture(directory, 8);
        log.write("line-1\n");
        log.write("line-2\n");
        Files.delete(directory.resolve(NAME + ".1"));
        log.write("line-3\n");
        assertThat(log.read(NAME + ".3")).isEqualTo("line-1\n");
        assertThat(log.read(NAME + ".4")).isEqualTo("line-2\n");
        assertThat(directory.resolve(NAME + ".1")).doesNotExist();
        assertThat(directory.resolve("dangling")).doesNotExist();
    }

    /** On ext4 all that waits in memory is written out, a stall of seconds, when a file is renamed to a name that is taken. */
    @Test
    void theNameIsFreeWhenTheFileGetsIt() throws Exception {
        SinkFixture log = new SinkFixture(directory, 8);
        log.write("line-1\n");
        List<String> events = new ArrayList<>();
        try (WatchService watch = directory.getFileSystem().newWatchService()) {
            WatchKey key = directory.register(watch, ENTRY_CREATE, ENTRY_DELETE);
            log.write("line-2\n");
            while (!events.contains(ENTRY_CREATE + " " + NAME)) { // the next file, made behind the rename
                assertThat(watch.poll(10, TimeUnit.SECONDS)).isNotNull();
                key.pollEvents().forEach(event -> events.add(event.kind() + " " + event.context()));
                key.reset();
            }
        }
        String rolled = NAME + ".1";
        assertThat(events.stream().filter(event -> event.endsWith(rolled)))
                .containsExactly(ENTRY_CREATE + " " + rolled, ENTRY_DELETE + " " + rolled, ENTRY_CREATE + " " + rolled);
    }

    @Test
    void aBatchThatDoesNotFitGoesWholeIntoTheNextFile() throws IOException {
        SinkFixture log = new SinkFixture(directory, 8);
        log.write("a\n");
        log.write("b1\nb2\nb3\n");
        assertThat(log.read(NAME + ".1")).isEqualTo("a\n");
        assertThat(log.read(NAME)).isEqualTo("b1\nb2\nb3\n");
    }

    @Test
    void theRoomIsThatOfTheFileOrIfNotEnoughOfAFreshOne() throws IOException {
        SinkFixture log = new SinkFixture(directory, 8);
        assertThat(log.sink.room(DAY, 1)).isEqualTo(8);
        log.write("abc\n");
        assertThat(log.sink.room(DAY, 4)).isEqualTo(4);
        assertThat(log.sink.room(DAY, 5)).isEqualTo(8);
        assertThat(log.sink.room(NEXT_DAY, 1)).isEqualTo(8);
    }

    @Test
    void whatIsPreparedSaysWhereTheBytesGo() throws IOException {
        SinkFixture log = new SinkFixture(directory, 8);
        log.write("abc\n");
        Place place = log.sink.prepare(DAY, 4);
        assertThat(place.path()).isEqualTo(directory.toRealPath().resolve(NAME));
        assertThat(log.sink.length()).isEqualTo(4);
        assertThat(log.sink.prepare(DAY, 4)).isSameAs(place);
        log.sink.prepare(DAY, 5);
        assertThat(log.sink.length()).isZero();
        assertThat(log.names()).containsExactly(NAME, NAME + ".1");
    }

    @Test
    void eachDayCountsForItself() throws IOException {
        SinkFixture log = new SinkFixture(directory, 8);
        log.write(DAY, "line-1\n");
        log.write(NEXT_DAY, "line-2\n");
        log.write(DAY, "line-3\n");
        log.write(NEXT_DAY, "line-4\n");
        String nextName = "App.2026-11-24.17.log";
        assertThat(log.names()).containsExactly(NAME, NAME + ".1", nextName, nextName + ".1");
        assertThat(log.read(NAME)).isEqualTo("line-3\n");
        assertThat(log.read(nextName + ".1")).isEqualTo("line-2\n");
    }

    @Test
    void aNameWithANumberKeepsItWhenRolled() throws IOException {
        Files.writeString(directory.resolve(NAME), "somebody else's\n");
        SinkFixture log = new SinkFixture(directory, 8);
        log.write("line-1\n");
        Files.delete(directory.resolve(NAME));
        log.write("line-2\n");
        assertThat(log.names()).containsExactly("App.2026-11-23.17-2.log", "App.2026-11-23.17-2.log.1");
    }

    @Test
    void whatSomebodyPutAtOurNameIsNotRolled() throws IOException {
        SinkFixture log = new SinkFixture(directory, 8);
        log.write("line-1\n");
        Files.move(directory.resolve(NAME), directory.resolve("kept"));
        Files.writeString(directory.resolve(NAME), "somebody else's\n");
        log.write("line-2\n");
        assertThat(log.read("kept")).isEqualTo("line-1\n");
        assertThat(log.read(NAME)).isEqualTo("somebody else's\n");
        assertThat(log.read("App.2026-11-23.17-2.log")).isEqualTo("line-2\n");
    }

    @Test
    void aFailedRenameIsToldAndTheFileGrowsOnUntilItSucceeds() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(directory, "size=64k,nr_inodes=3")) {
            SinkFixture log = new SinkFixture(disk.root(), 8);
            Path ballast =
                    Files.writeString(directory.resolve("ballast"), "takes the last inode but none for the roll");
            log.write("line-1\n");
            log.write("line-2\n");
            log.write("line-3\n");
            assertThat(log.read(NAME)).isEqualTo("line-1\nline-2\nline-3\n");
            assertThat(log.told())
                    .isEqualTo("whence: cannot roll " + directory.toRealPath().resolve(NAME)
                            + ", so it grows on: No space left on device\n");
            Files.delete(ballast);
            log.write("line-4\n");
            assertThat(log.names()).containsExactly(NAME);
            log.pass(10);
            log.write("line-5\n");
            assertThat(log.read(NAME + ".1")).isEqualTo("line-1\nline-2\nline-3\nline-4\n");
            assertThat(log.read(NAME)).isEqualTo("line-5\n");

            String once = log.told();
            log.write("line-6\n"); // the rolled file now has the inode that the next would need
            assertThat(log.told()).isEqualTo(once + once);
            log.sink.close();
        }
    }
}
