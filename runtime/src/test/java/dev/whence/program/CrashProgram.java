package dev.whence.program;

import dev.whence.Whence;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that log numbers for ever: {@code PAGE THREADS PAUSE_EVERY [DIRECTORY]}, into a directory that
 * is named only when something has been logged. Each puts down in a mapped page how many calls
 * have returned, so that whoever kills the process knows what must be in the log.
 */
public final class CrashProgram {
    /** One thread's count to a cache line. */
    static final int STRIDE = 128;

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private CrashProgram() {}

    public static void main(String[] arguments) throws IOException {
        int threads = Integer.parseInt(arguments[1]);
        int pauseEvery = Integer.parseInt(arguments[2]);
        ByteBuffer page = map(Path.of(arguments[0]), threads);
        if (arguments.length > 3) {
            Calls.log(Calls.INFO, "before there is a directory");
            Whence.configure(settings -> settings.set("whence.dir", arguments[3]));
        }
        for (int i = 1; i < threads; i++) {
            int thread = i;
            new Thread(() -> count(page, thread, pauseEvery), "counter-" + thread).start();
        }
        count(page, 0, pauseEvery);
    }

    static ByteBuffer map(Path page, int threads) throws IOException {
        try (FileChannel channel =
                FileChannel.open(page, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) threads * STRIDE)
                    .order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    static long returned(ByteBuffer page, int thread) {
        return (long) LONG.getAcquire(page, thread * STRIDE);
    }

    private static void count(ByteBuffer page, int thread, int pauseEvery) {
        for (int number = 0; ; number++) {
            Calls.count(thread, number);
            LONG.setRelease(page, thread * STRIDE, number + 1L);
            if (number % pauseEvery == pauseEvery - 1) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }
}
