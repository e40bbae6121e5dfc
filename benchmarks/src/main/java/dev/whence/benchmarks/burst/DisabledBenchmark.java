package dev.whence.benchmarks.burst;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A call whose level is off, its arguments included. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DisabledBenchmark {
    @Benchmark
    public void twoIntegers(Caller caller) {
        caller.messages.disabled(caller.consumed, caller.allocated);
    }
}
