package dev.whence.benchmarks.peer.floor.write;

import dev.whence.benchmarks.peer.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Writes lines that were ready before, with the usual arguments in them, whatever those of the call: as many bytes as
 * the peers write, and no more work than that. Each thread gathers its own.
 */
public final class Calls implements Messages {
    private final FileChannel file;
    private final int bytes = Integer.getInteger("benchmark.bytes");
    private final Queue<LineBuffer> buffers = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<LineBuffer> own = ThreadLocal.withInitial(this::newBuffer);

    public Calls() throws IOException {
        this.file = FileChannel.open(
                Path.of(System.getProperty("benchmark.file")), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void staticString() {
        own.get().put(Line.STATIC_STRING);
    }

    @Override
    public void stringConcat(String coordinator) {
        own.get().put(Line.STRING_CONCAT);
    }

    @Override
    public void singleInteger(int speed) {
        own.get().put(Line.SINGLE_INTEGER);
    }

    @Override
    public void twoIntegers(int consumed, int allocated) {
        own.get().put(Line.TWO_INTEGERS);
    }

    @Override
    public void singleDouble(double ratio) {
        own.get().put(Line.SINGLE_DOUBLE);
    }

    @Override
    public void complexFormat(int receive, int receiveMegabytes, int transmit, int transmitMegabytes, double millis) {
        own.get().put(Line.COMPLEX_FORMAT);
    }

    @Override
    public void disabled(int consumed, int allocated) {}

    @Override
    public void flush() {
        buffers.forEach(LineBuffer::write);
    }

    @Override
    public void shutdown() {
        flush();
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LineBuffer newBuffer() {
        LineBuffer buffer = new LineBuffer(file, bytes);
        buffers.add(buffer);
        return buffer;
    }
}
