package dev.whence.sink;

import static dev.whence.sink.SinkFixture.DAY;
import static dev.whence.sink.SinkFixture.NEXT_DAY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {
    private static final String NAME = "App.2026-11-23.17.log";
    private static final String NEXT_NAME = "App.2026-11-24.17.log";

    @TempDir
    Path temporary;

    @Test
    void makesTheDirectoryAtTheFirstWriteAndNotBefore() throws IOException {
        Path directory = temporary.resolve("a/b/logs");
        SinkFixture log = new SinkFixture(directory);
        assertThat(temporary.resolve("a")).doesNotExist();
        log.write("one\n");
        log.write("two\n");
        assertThat(log.names()).containsExactly(NAME);
        assertThat(log.read(NAME)).isEqualTo("one\ntwo\n");
    }

    @Test
    void filesAreReadableByTheirOwnerAlone() throws IOException {
        SinkFixture log = new SinkFixture(temporary);
        log.write("secret\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve(NAME))))
                .isEqualTo("rw-------");
    }

    @Test
    void writesOnlyTheGivenRange() throws IOException {
        SinkFixture log = new SinkFixture(temporary);
        byte[] bytes = "..one\n..".getBytes(UTF_8);
        log.sink.write(DAY, bytes, 2, 6);
        log.sink.write(DAY, bytes, 2, 2);
        assertThat(log.read(NAME)).isEqualTo("one\n");
    }

    @Test
    void anEmptyWriteMakesNoFile() throws IOException {
        SinkFixture log = new SinkFixture(temporary);
        log.sink.write(DAY, new byte[0], 0, 0);
        assertThat(log.names()).isEmpty();
    }

    @Test
    void aDaysLinesGoIntoItsFileEvenWhenDaysAlternate() throws IOException {
        SinkFixture log = new SinkFixture(temporary);
        log.write(DAY, "23:59:59\n");
        log.write(NEXT_DAY, "00:00:00\n");
        log.write(DAY, "23:59:58\n");
        log.write(NEXT_DAY, "00:00:01\n");
        assertThat(log.names()).containsExactly(NAME, NEXT_NAME);
        assertThat(log.read(NAME)).isEqualTo("23:59:59\n23:59:58\n");
        assertThat(log.read(NEXT_NAME)).isEqualTo("00:00:00\n00:00:01\n");
    }

    @Test
    void writesOnAfterClose() throws IOException {
        SinkFixture log = new SinkFixture(temporary);
        log.write("before\n");
        log.sink.close();
        log.sink.close();
        log.write("after\n");
        assertThat(log.names()).containsExactly(NAME);
        assertThat(log.read(NAME)).isEqualTo("before\nafter\n");
    }

    @Test
    void aNameThatIsTakenIsLeftAlone() throws IOException {
        Files.writeString(temporary.resolve(NAME), "somebody else's\n");
        Files.createDirectory(temporary.resolve("App.2026-11-23.17-2.log"));
        SinkFixture log = new SinkFixture(temporary);
        log.write("ours\n");
        assertThat(log.read(NAME)).isEqualTo("somebody else's\n");
        assertThat(log.read("App.2026-11-23.17-3.log")).isEqualTo("ours\n");
    }

    @Test
    void twoProcessesOfTheSamePidHaveTheirOwnFiles() throws IOException {
        SinkFixture one = new SinkFixture(temporary);
        SinkFixture other = new SinkFixture(temporary);
        one.write("1a\n");
        other.write("2a\n");
        one.sink.close();
        one.write("1b\n");
        other.write("2b\n");
        assertThat(one.read(NAME)).isEqualTo("1a\n1b\n");
        assertThat(one.read("App.2026-11-23.17-2.log")).isEqualTo("2a\n2b\n");
    }

    @Test
    void aPlantedLinkIsNotFollowed() throws IOException {
        Path target = Files.writeString(temporary.resolve("target"), "precious\n");
        Path logs = Files.createDirectory(temporary.resolve("logs"));
        Files.createSymbolicLink(logs.resolve(NAME), target);
        Files.createSymbolicLink(logs.resolve("App.2026-11-23.17-2.log"), temporary.resolve("dangling"));
        SinkFixture log = new SinkFixture(logs);
        log.write("ours\n");
        assertThat(target).hasContent("precious\n");
        assertThat(temporary.resolve("dangling")).doesNotExist();
        assertThat(log.read("App.2026-11-23.17-3.log")).isEqualTo("ours\n");
    }

    @Test
    void aDirectoryBehindALinkIsResolvedOnce() throws IOException {
        Path first = Files.createDirectory(temporary.resolve("first"));
        Path second = Files.createDirectory(temporary.resolve("second"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), first);
        SinkFixture log = new SinkFixture(link);
        log.write(DAY, "one\n");
        Files.delete(link);
        Files.createSymbolicLink(link, second);
        log.write(NEXT_DAY, "two\n");
        assertThat(first.resolve(NAME)).hasContent("one\n");
        assertThat(first.resolve(NEXT_NAME)).hasContent("two\n");
        assertThat(second).isEmptyDirectory();
    }

    @Test
    void anInterruptedThreadWritesOpensRollsAndStaysInterrupted() throws IOException {
        SinkFixture log = new SinkFixture(temporary.resolve("logs"), 10);
        try {
            Thread.currentThread().interrupt();
            log.write(DAY, "one\n");
            log.pass(2);
            log.write(DAY, "two\n");
            log.write(NEXT_DAY, "three\n");
            log.write(DAY, "four\n");
            log.sink.close();
            log.write(DAY, "five\n");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(log.read(NAME + ".1")).isEqualTo("one\ntwo\n");
        assertThat(log.read(NAME)).isEqualTo("four\nfive\n");
        assertThat(log.read(NEXT_NAME)).isEqualTo("three\n");
    }

    @Test
    void aBatchOfTenMegabytes() throws IOException {
        String line = "x".repeat(99) + "\n";
        String batch = line.repeat(100_000) + "rest without an end";
        SinkFixture log = new SinkFixture(temporary);
        log.write(batch);
        assertThat(log.read(NAME).equals(batch)).isTrue();
    }

    @Test
    void namesAreMadeSafe() throws IOException {
        Troubles troubles = new Troubles();
        FileSink sink = new FileSink(temporary, "../../etc/cron", 1, 1000, troubles);
        sink.write(DAY, new byte[] {'\n'}, 0, 1);
        assertThat(temporary.resolve("_._.._etc_cron.2026-11-23.1.log")).exists();
    }
}
