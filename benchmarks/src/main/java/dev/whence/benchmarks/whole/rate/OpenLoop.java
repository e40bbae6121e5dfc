package dev.whence.benchmarks.whole.rate;

import dev.whence.benchmarks.peer.Messages;
import org.HdrHistogram.Histogram;

/**
 * Logs at a fixed rate, whatever the logger does: each call has a moment when it should begin, and its response time
 * counts from that moment on. A call that hangs makes those behind it late, and that shows in theirs; a loop that took
 * the time from when it got to begin would leave all of that out.
 */
final class OpenLoop {
    private static final long LONGEST_NANOS = 600_000_000_000L;
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Lines lines;
    private final Histogram responseTimes = new Histogram(LONGEST_NANOS, SIGNIFICANT_DIGITS);
    private long nanos;

    OpenLoop(Messages messages) {
        this.lines = new Lines(messages);
    }

    /** Makes {@code calls} calls, {@code interval} nanoseconds apart. */
    void run(long calls, double interval) {
        long start = System.nanoTime();
        long now = start;
        for (long call = 0; call < calls; call++) {
            long intended = start + (long) (call * interval);
            while (now < intended) {
                Thread.onSpinWait();
                now = System.nanoTime();
            }
            lines.log();
            // Also the next call's first look at the clock, so that a generator that is late reads it once a call.
            now = System.nanoTime();
            responseTimes.recordValue(now - intended);
        }
        nanos = now - start;
    }

    Histogram responseTimes() {
        return responseTimes;
    }

    /** What was really offered; below the plan where calls block. */
    double callsPerSecond() {
        return responseTimes.getTotalCount() * 1e9 / nanos;
    }
}
