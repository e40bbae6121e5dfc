package dev.whence.program;

import dev.whence.Stats;
import dev.whence.Whence;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

/**
 * Logs on several threads and ends in one of many ways. How many calls of each thread have returned stands in a mapped
 * file, so that it is known whatever the end.
 */
final class EndingProgram {
    static final int THREADS = 4;
    static final int FEW = 2000;

    /** A program that is never ended fills no disk. */
    private static final int MANY = 100_000;

    private EndingProgram() {}

    public static void main(String[] arguments) throws Exception {
        String end = arguments[0];
        MappedByteBuffer returned = map(Path.of(arguments[1]));
        boolean endless = !end.equals("main") && !end.equals("uncaught");
        CountDownLatch some = new CountDownLatch(THREADS);
        Thread[] threads = new Thread[THREADS];
        for (int t = 0; t < THREADS; t++) {
            int thread = t;
            threads[t] = new Thread(() -> log(thread, endless ? MANY : FEW, returned, some));
            threads[t].setDaemon(endless);
            threads[t].start();
        }
        some.await();
        switch (end) {
            case "main" -> {
                for (Thread thread : threads) {
                    thread.join();
                }
                balance();
            }
            case "exit" -> System.exit(7);
            case "late" -> Runtime.getRuntime().addShutdownHook(new Thread(EndingProgram::logLate));
            case "uncaught" -> throw new IllegalStateException("as planned");
            case "shutdown" -> {
                Whence.shutdown();
                Whence.shutdown();
                Calls.count(THREADS, 0);
                System.out.println(Thread.currentThread().isInterrupted());
                Thread.currentThread().interrupt();
                Whence.shutdown();
                Whence.flush();
                Calls.count(THREADS, 1);
                System.out.println(Thread.currentThread().isInterrupted());
                Runtime.getRuntime().halt(0); // no hook comes to help
            }
            case "configured" -> {
                Whence.shutdown();
                Whence.configure(settings -> {});
                Calls.count(THREADS, 0);
            }
            default -> { // waits for its signal
                System.out.println("ready");
                Thread.sleep(60_000);
            }
        }
    }

    private static void log(int thread, int count, MappedByteBuffer returned, CountDownLatch some) {
        for (int n = 0; n < count; n++) {
            Calls.count(thread, n);
            returned.putInt(Integer.BYTES * thread, n + 1);
            if (n == FEW / 2) {
                some.countDown();
            }
        }
    }

    /** Behind the hook of the runtime. */
    private static void logLate() {
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(t -> t.getName().equals("whence-shutdown"))) {
            Thread.onSpinWait();
        }
        for (int n = 0; n < 100; n++) {
            Calls.count(THREADS, n);
        }
    }

    private static void balance() {
        Whence.flush();
        Stats stats = Whence.stats();
        System.out.println(
                stats.offered() + " = " + stats.written() + " + " + stats.droppedTotal() + " + " + stats.pending());
    }

    private static MappedByteBuffer map(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, THREADS * Integer.BYTES);
        }
    }
}
