package dev.whence.benchmarks.whole.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

class ProcessProbeTest {
    private static final long MILLI = 1_000_000;

    private final ProcessProbe self = new ProcessProbe(ProcessHandle.current().pid());

    @Test
    void seesWhatAThreadTakes() throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = self.processorNanos();
        long start = threads.getCurrentThreadCpuTime();
        while (threads.getCurrentThreadCpuTime() - start < 50 * MILLI) {
            Thread.onSpinWait();
        }
        // The kernel brings a running thread's time up to date at its ticks.
        assertThat(self.processorNanos() - before).isGreaterThan(35 * MILLI);
    }

    @Test
    void seesMemory() throws Exception {
        long resident = self.residentBytes();
        assertThat(resident).isBetween(10L << 20, 100L << 30);
        // Read later; the kernel counts a little late, by processor.
        assertThat(self.peakResidentBytes()).isGreaterThan(resident - (4 << 20));
    }
}
