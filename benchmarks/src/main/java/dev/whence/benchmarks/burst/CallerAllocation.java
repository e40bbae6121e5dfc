package dev.whence.benchmarks.burst;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RawResults;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Bytes that a call allocates on its caller's thread; JMH's own profiler counts the logger's threads among it. */
public final class CallerAllocation implements InternalProfiler {
    static final String LABEL = "allocated";

    private static long bytes;
    private static long bursts;

    /** Counts for the thread that it is used by, from the beginning of a burst to its end. */
    static final class Counter {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final long jmhsOwn = jmhsOwn();
        private long before;

        void begin() {
            before = threads.getCurrentThreadAllocatedBytes();
        }

        void end() {
            bytes += threads.getCurrentThreadAllocatedBytes() - before - jmhsOwn;
            bursts++;
        }

        /** JMH makes itself a place for the times between the beginning and the burst. */
        private long jmhsOwn() {
            begin();
            RawResults results = new RawResults();
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            if (results.getTime() != 0) { // keeps it from being optimised away
                throw new IllegalStateException("time has passed before it was measured");
            }
            return allocated;
        }
    }

    @Override
    public String getDescription() {
        return "bytes allocated a call by the calling thread";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        bytes = 0;
        bursts = 0;
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        return List.of(
                new ScalarResult(LABEL, (double) bytes / bursts / BurstBenchmark.CALLS, "B", AggregationPolicy.AVG));
    }
}
