package dev.whence.sink;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output, by its file descriptor: {@code System.out} has a monitor that the program may hold for ever, and may
 * be replaced by a stream that logs.
 *
 * <p>A fault is exact to the byte on a pipe. Where standard output is a file on a disk that fills up, how much of one
 * piece ({@value #PIECE} bytes) went in cannot be learned, and the retry may repeat that much: a doubled line rather
 * than a lost one.
 */
public final class ConsoleSink implements Sink {
    /** PIPE_BUF on Linux: up to here a pipe takes all of a write or nothing, also when it is non-blocking and full. */
    private static final int PIECE = 4096;

    private final OutputStream out;

    public ConsoleSink() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    ConsoleSink(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(long epochDay, byte[] bytes, int from, int to) throws WriteFault {
        int at = from;
        while (at < to) {
            int end = Math.min(to, at + PIECE);
            try {
                out.write(bytes, at, end - at);
            } catch (IOException e) {
                throw WriteFault.at(this, e, at - from);
            }
            at = end;
        }
    }

    /** Does nothing: standard output belongs to the whole program. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return "standard output";
    }
}
