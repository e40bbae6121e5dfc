package dev.whence.benchmarks.whole.rate;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The processor time that this process takes, threads included that have ended; in ticks of 10 ms on Linux. */
final class ProcessorClock {
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final long start = system.getProcessCpuTime();

    /** Since this clock was made. */
    long nanos() {
        return system.getProcessCpuTime() - start;
    }
}
