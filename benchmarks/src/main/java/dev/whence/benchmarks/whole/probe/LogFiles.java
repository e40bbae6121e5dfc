package dev.whence.benchmarks.whole.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files that a program has logged to: those directly in its directory, rolled ones among them. */
public record LogFiles(Path directory) {
    private static final int BUFFER_BYTES = 256 * 1024;

    /** How much is there. */
    public record Size(long lines, long bytes) {
        Size plus(Size other) {
            return new Size(lines + other.lines, bytes + other.bytes);
        }
    }

    /** Counts every line. */
    public Size size() throws IOException {
        Size sum = new Size(0, 0);
        for (Path file : files()) {
            sum = sum.plus(size(file));
        }
        return sum;
    }

    /** Counts the lines that have {@code mark} in them. */
    public long countLines(String mark) throws IOException {
        long count = 0;
        for (Path file : files()) {
            try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                count += lines.filter(line -> line.contains(mark)).count();
            }
        }
        return count;
    }

    /** All lines, in the order of the files' names: for small logs. */
    public List<String> lines() throws IOException {
        return files().stream().flatMap(LogFiles::linesOf).toList();
    }

    /** Removes the directory with all that is in it, if it is there. */
    public void delete() throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(directory)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Stream<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Size size(Path file) throws IOException {
        byte[] bytes = new byte[BUFFER_BYTES];
        long lines = 0;
        long length = 0;
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            for (int n = channel.read(buffer.clear()); n >= 0; n = channel.read(buffer.clear())) {
                length += n;
                lines += lineEnds(bytes, n);
            }
        }
        return new Size(lines, length);
    }

    private static int lineEnds(byte[] bytes, int length) {
        int lineEnds = 0;
        for (int i = 0; i < length; i++) {
            lineEnds += bytes[i] == '\n' ? 1 : 0;
        }
        return lineEnds;
    }
}
