package dev.whence.examples.echo.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where one trial logs, and what is found there when it has ended. */
record LogDirectory(Path path) {
    /** What the names of the files begin with. */
    static final String APPLICATION = "echo-server";

    private static final String MESSAGE_MARK = ": echo ";
    private static final int TAIL_BYTES = 16 * 1024;

    /** Makes the directory, and deletes what an earlier demo has left there. */
    void prepare() throws IOException {
        Files.createDirectories(path);
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    /** The number of lines that tell of a message. */
    long countMessages() throws IOException {
        long count = 0;
        for (Path file : files()) {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.contains(MESSAGE_MARK)) {
                        count++;
                    }
                }
            }
        }
        return count;
    }

    /** The file that was written last. */
    Path newestFile() throws IOException {
        return files().stream()
                .filter(file -> file.toString().endsWith(".log")) // a rolled one ends with a number
                .findFirst()
                .orElseThrow(() -> new IOException("no log file in " + path));
    }

    /** The last {@code count} lines of {@link #newestFile()}, fewer if they are very long. */
    List<String> lastLines(int count) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(newestFile().toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL_BYTES, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            List<String> lines =
                    new String(tail, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        }
    }

    /** All log files, rolled and recovered ones among them. */
    List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(LogDirectory::isLog).sorted().toList();
        }
    }

    private static boolean isLog(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(APPLICATION + ".") && name.contains(".log") && Files.isRegularFile(file);
    }
}
