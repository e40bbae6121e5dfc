package dev.whence.benchmarks.whole.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    @TempDir
    Path parent;

    private LogFiles files;

    @BeforeEach
    void aRolledLogBesideRings() throws IOException {
        Path logs = Files.createDirectory(parent.resolve("logs"));
        Files.writeString(logs.resolve("peer.log.1"), "a\nb\n");
        Files.writeString(logs.resolve("peer.log"), "c\nhalf a line");
        Files.writeString(Files.createDirectory(logs.resolve(".whence")).resolve("peer.ring"), "no\nlog\n");
        files = new LogFiles(logs);
    }

    @Test
    void countsWhatIsDirectlyInTheDirectory() throws IOException {
        assertThat(files.size()).isEqualTo(new LogFiles.Size(3, 17));
    }

    @Test
    void countsMarkedLines() throws IOException {
        assertThat(files.countLines("a")).isEqualTo(2);
    }

    @Test
    void countsLinesThatAreLongerThanItsBuffer() throws IOException {
        Files.writeString(parent.resolve("logs/peer.log"), ("x".repeat(700_000) + "\n").repeat(3));
        assertThat(files.size()).isEqualTo(new LogFiles.Size(5, 3 * 700_001 + 4));
    }

    @Test
    void removesAllOrNothing() throws IOException {
        files.delete();
        assertThat(parent).isEmptyDirectory();
        files.delete();
    }
}
