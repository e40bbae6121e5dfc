package dev.whence.benchmarks.whole.rest;

import dev.whence.benchmarks.fork.Answer;
import dev.whence.benchmarks.peer.Messages;
import dev.whence.benchmarks.whole.child.PeerFork;
import dev.whence.benchmarks.whole.probe.ProcessProbe;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;

/**
 * The child process of {@link Footprint}: logs a little and sleeps until its input ends, then logs as much as it can for
 * a while, and tells the most memory that this took.
 */
final class FootprintProgram {
    private static final Duration LOAD = Duration.ofMillis(500);
    private static final double MEBIBYTE = 1 << 20;

    private FootprintProgram() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        PeerFork.run(FootprintProgram::log);
    }

    private static void log(Messages messages) throws IOException {
        messages.staticString();
        messages.twoIntegers(1_032_024, 1_016_544);
        messages.flush();
        Sleeper.sleep();
        long end = System.nanoTime() + LOAD.toNanos();
        while (System.nanoTime() < end) {
            messages.twoIntegers(1_032_024, 1_016_544);
        }
        messages.flush();
        ProcessProbe self = new ProcessProbe(ProcessHandle.current().pid());
        Answer.figure("load", "peak resident", "MiB", self.peakResidentBytes() / MEBIBYTE);
        Answer.figure("load", "peak heap", "MiB", peakHeapBytes() / MEBIBYTE);
    }

    /** Of each part of the heap at its own time: not less than the most that was in use at once. */
    private static long peakHeapBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
