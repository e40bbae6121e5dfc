package dev.whence.benchmarks.peer.floor.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;

/** One thread's lines on their way to the file. */
final class LineBuffer {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    private final FileChannel file;
    private final int enough;
    private final ByteBuffer bytes;
    private final Map<Line, byte[]> lines = new EnumMap<>(Line.class);

    /** @param enough is written when that many bytes are there, or more */
    LineBuffer(FileChannel file, int enough) {
        this.file = file;
        this.enough = enough;
        String start = "[INFO][" + LocalDateTime.now().format(DATE) + "]["
                + ProcessHandle.current().pid() + ":" + Thread.currentThread().getName() + "]";
        int longest = 0;
        for (Line line : Line.values()) {
            byte[] text = line.bytes(start);
            lines.put(line, text);
            longest = Math.max(longest, text.length);
        }
        this.bytes = ByteBuffer.allocateDirect(enough + longest);
    }

    void put(Line line) {
        bytes.put(lines.get(line));
        if (bytes.position() >= enough) {
            write();
        }
    }

    void write() {
        bytes.flip();
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.clear();
    }
}
