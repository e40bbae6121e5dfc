package dev.whence.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A file sink with a clock that is set by hand, and short ways to write and to look. */
final class SinkFixture {
    static final long DAY = LocalDate.parse("2026-11-23").toEpochDay();
    static final long NEXT_DAY = DAY + 1;
    static final long PID = 17;

    final Path directory;
    final FileSink sink;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private long nanos;

    SinkFixture(Path directory) {
        this(directory, 1 << 30);
    }

    SinkFixture(Path directory, long rollSize) {
        this.directory = directory;
        Troubles troubles = new Troubles(told, () -> nanos);
        sink = new FileSink(directory, "App", PID, rollSize, troubles, () -> nanos);
    }

    void pass(long seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
    }

    void write(String text) throws WriteFault {
        write(DAY, text);
    }

    /** As a batch is written. */
    void write(long day, String text) throws WriteFault {
        byte[] bytes = text.getBytes(UTF_8);
        sink.prepare(day, bytes.length);
        sink.write(day, bytes, 0, bytes.length);
    }

    String read(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    /** The names in the directory, sorted. */
    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    String told() {
        return told.toString(UTF_8);
    }
}
