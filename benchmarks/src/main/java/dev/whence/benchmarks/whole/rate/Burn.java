package dev.whence.benchmarks.whole.rate;

import dev.whence.benchmarks.peer.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Several threads that log as fast as the logger takes it.
 *
 * @param lines offered by all of them
 * @param nanos from the first call until the last line was in the file
 * @param processorNanos of the whole process in that time
 */
record Burn(long lines, long nanos, long processorNanos) {
    /** Calls between two looks at the clock, which costs as much as a fast call. */
    private static final int CALLS_A_LOOK = 64;

    /** So many that the second compiler has seen them, however slow the machine is just now. */
    private static final int WARM_LINES = 100_000;

    private static final Duration WARM_TIME = Duration.ofMillis(300);

    /** Logs until all is compiled; answers how many lines that took. */
    static long warmUp(Messages messages) throws InterruptedException {
        long lines = 0;
        while (lines < WARM_LINES) {
            lines += run(messages, 1, WARM_TIME).lines();
        }
        return lines;
    }

    static Burn run(Messages messages, int threads, Duration time) throws InterruptedException {
        List<Burner> burners = new ArrayList<>();
        for (int thread = 1; thread <= threads; thread++) {
            burners.add(new Burner(messages, thread, time.toNanos()));
        }
        ProcessorClock processor = new ProcessorClock();
        long start = System.nanoTime();
        burners.forEach(Thread::start);
        for (Burner burner : burners) {
            burner.join();
        }
        messages.flush();
        long nanos = System.nanoTime() - start;
        long processorNanos = processor.nanos();
        long lines = burners.stream().mapToLong(burner -> burner.logged).sum();
        return new Burn(lines, nanos, processorNanos);
    }

    double linesPerSecond() {
        return lines * 1e9 / nanos;
    }

    /** One of the threads; all of their names have the same length, as their lines shall have. */
    private static final class Burner extends Thread {
        private final Lines lines;
        private final long nanos;
        private long logged; // read behind join()

        Burner(Messages messages, int number, long nanos) {
            super("t" + (100 + number));
            this.lines = new Lines(messages);
            this.nanos = nanos;
        }

        @Override
        public void run() {
            long end = System.nanoTime() + nanos;
            long calls = 0;
            do {
                for (int i = 0; i < CALLS_A_LOOK; i++) {
                    lines.log();
                }
                calls += CALLS_A_LOOK;
            } while (System.nanoTime() < end);
            logged = calls;
        }
    }
}
