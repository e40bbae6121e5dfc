package dev.whence.benchmarks.burst;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;

/** The same bursts, with each call timed by itself. What JMH times is not used. */
@BenchmarkMode(Mode.SingleShotTime)
public class OneByOneBenchmark {
    @Benchmark
    public void twoIntegers(Caller caller) {
        long[] nanos = CallTimes.NANOS;
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            caller.messages.twoIntegers(caller.consumed, caller.allocated);
            nanos[i] = System.nanoTime() - start;
        }
    }
}
