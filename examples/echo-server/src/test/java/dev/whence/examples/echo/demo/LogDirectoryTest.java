package dev.whence.examples.echo.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogDirectoryTest {
    private static final String LINE = "[INFO][2026-11-23 02:22:38.250][17157:echo-1]EchoSession.java:66(echo): %s";

    @TempDir
    Path path;

    @Test
    void countsMessagesInAllFiles() throws IOException {
        write("echo-server.2026-11-23.17.log", "echo 5 bytes to /127.0.0.1:5000", "served 2 messages");
        write("echo-server.2026-11-23.17.log.1", "echo 7 bytes to /127.0.0.1:5000");
        write("other.2026-11-23.17.log", "echo 9 bytes to /127.0.0.1:5000");
        assertThat(new LogDirectory(path).countMessages()).isEqualTo(2);
    }

    @Test
    void showsTheEndOfTheFileThatIsWritten() throws IOException {
        LogDirectory directory = new LogDirectory(path);
        assertThatIOException().isThrownBy(directory::newestFile);
        write("echo-server.2026-11-23.17.log.1", "rolled");
        String[] messages = Collections.nCopies(1000, "echo 5 bytes").toArray(String[]::new);
        messages[999] = "the end";
        Path file = write("echo-server.2026-11-23.17.log", messages);
        assertThat(directory.newestFile()).isEqualTo(file);
        assertThat(directory.lastLines(2)).containsExactly(LINE.formatted("echo 5 bytes"), LINE.formatted("the end"));
    }

    @Test
    void preparesByDeletingItsOwnFilesAlone() throws IOException {
        LogDirectory directory = new LogDirectory(path.resolve("logs/async"));
        directory.prepare();
        path = directory.path();
        write("echo-server.2026-11-23.17.log", "old");
        Path other = write("other.log", "not ours");
        directory.prepare();
        assertThat(Files.list(path).toList()).isEqualTo(List.of(other));
    }

    private Path write(String name, String... messages) throws IOException {
        List<String> lines = List.of(messages).stream().map(LINE::formatted).toList();
        return Files.write(path.resolve(name), lines);
    }
}
