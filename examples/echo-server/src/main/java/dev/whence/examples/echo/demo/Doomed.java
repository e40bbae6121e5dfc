package dev.whence.examples.echo.demo;

import dev.whence.Logged;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A process that logs numbers from several threads until somebody kills it. How many calls have returned it keeps in a
 * mapped file, which outlives it: so it is known what must be in its log.
 */
@Logged
final class Doomed {
    static final int THREADS = 4;

    /** A cache line for each thread. */
    private static final int STRIDE = 64;

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer returned;
    private final int thread;

    private Doomed(ByteBuffer returned, int thread) {
        this.returned = returned;
        this.thread = thread;
    }

    /** Logs until it is killed; {@code args[0]} is the file with the counts. */
    public static void main(String[] args) throws IOException {
        ByteBuffer returned = map(Path.of(args[0]));
        for (int i = 0; i < THREADS; i++) {
            new Thread(new Doomed(returned, i)::run, "doomed-" + i).start();
        }
    }

    private void run() {
        for (long number = 0; ; number++) {
            DoomedLog.info("number {} of thread {}", number, thread);
            LONG.setRelease(returned, thread * STRIDE, number + 1);
        }
    }

    static ByteBuffer map(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) THREADS * STRIDE)
                    .order(ByteOrder.nativeOrder());
        }
    }

    /** How many calls of a thread have returned. */
    static long returned(ByteBuffer file, int thread) {
        return (long) LONG.getAcquire(file, thread * STRIDE);
    }
}
