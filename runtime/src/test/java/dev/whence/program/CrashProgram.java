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
 * Threads that log numbers for ever: {@code PAGE THREADS WAY EVERY [DIRECTORY]}. Each puts down in a mapped page how many calls
 * have returned, so that whoever kills the process knows what must be in the log. After so many calls it takes a
 * {@code nap}, or has all that was logged written: {@code flush}. A directory is named when something has been logged.
 */
public final class CrashProgram {
    /** One thread's count to a cache line. */
    static final int STRIDE = 128;

    static final String NAP = "nap";
    static final String FLUSH = "flush";

    /** All of it inside of {@code Whence.configure}. */
    static final String CONFIGURE = "configure";

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private CrashProgram() {}

    public static void main(String[] arguments) throws IOException {
        start(arguments);
    }

    static void start(String[] arguments) throws IOException {
        int threads = Integer.parseInt(arguments[1]);
        boolean flush = arguments[2].equals(FLUSH);
        int every = Integer.parseInt(arguments[3]);
        ByteBuffer page = map(Path.of(arguments[0]), threads);
        if (arguments[2].equals(CONFIGURE)) {
            Whence.configure(settings -> count(page, 0, every, false));
        }
        boolean late = arguments.length > 4;
        if (late) {
            Calls.log(Calls.INFO, "before there is a directory");
            Whence.configure(settings -> settings.set("whence.dir", arguments[4]));
        }
        for (int i = late ? 1 : 0; i < threads; i++) {
            int thread = i;
            new Thread(() -> count(page, thread, every, flush), "counter-" + thread).start();
        }
        if (late) {
            count(page, 0, every, flush); // this very thread has logged before
        }
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

    private static void count(ByteBuffer page, int thread, int every, boolean flush) {
        for (int number = 0; ; number++) {
            Calls.count(thread, number);
            LONG.setRelease(page, thread * STRIDE, number + 1L);
            if (number % every == every - 1) {
                if (flush) {
                    Whence.flush();
                }
                LockSupport.parkNanos(1_000_000); // behind a flush too: for a pass of the drain that is on its way
            }
        }
    }
}
