package dev.whence.benchmarks.burst;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.SampleTimeResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.util.SampleBuffer;

/**
 * How long each call of a burst took, with one reading of the clock in it. JMH would sample calls for a time, which on a
 * busy machine may be too short to warm up in.
 */
public final class CallTimes implements InternalProfiler {
    static final String LABEL = "one by one";

    /** Of the burst that is under way. */
    static final long[] NANOS = new long[BurstBenchmark.CALLS];

    @Override
    public String getDescription() {
        return "time of each call in a burst";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        if (iteration.getType() == IterationType.WARMUP) {
            return List.of();
        }
        SampleBuffer samples = new SampleBuffer();
        for (long nanos : NANOS) {
            samples.add(nanos);
        }
        return List.of(new SampleTimeResult(ResultRole.SECONDARY, LABEL, samples, TimeUnit.NANOSECONDS));
    }
}
