package dev.whence.program;

import dev.whence.Whence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Logs records of every kind on several threads, each with a mark of its own, makes a file and waits to be killed: {@code THREADS
 * RECORDS READY}. The mark, {@code <thread:number>}, is text in the record, where a test finds it.
 */
public final class RemainsProgram {
    private RemainsProgram() {}

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        int records = Integer.parseInt(arguments[1]);
        Whence.configure(settings -> {}); // starts the log, which writes what is there by then
        while (!isDrainAtRest()) {
            Thread.sleep(1);
        }
        CountDownLatch done = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            int thread = i;
            Thread writer = new Thread(() -> log(thread, records, done), "writer-" + i);
            writer.start();
        }
        done.await();
        Files.createFile(Path.of(arguments[2]));
        Thread.sleep(100_000);
    }

    /** True without one too, where calls write for themselves. */
    private static boolean isDrainAtRest() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("whence-drain"))
                .allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING);
    }

    private static void log(int thread, int records, CountDownLatch done) {
        for (int n = 0; n < records; n++) {
            String mark = "<" + thread + ":" + String.format("%05d", n) + ">";
            switch (n % 5) {
                case 0 -> Calls.mixed(n, n, n / 3.0, mark + "ä".repeat(n % 7));
                case 1 -> Calls.log(Calls.INFO, new IllegalStateException(mark));
                case 2 -> Calls.many(new Object[] {mark, n, null, "more"});
                default -> Calls.log(Calls.INFO, mark);
            }
        }
        done.countDown();
        try {
            Thread.sleep(100_000); // its ring stays its own
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
