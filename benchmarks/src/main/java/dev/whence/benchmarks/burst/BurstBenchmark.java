package dev.whence.benchmarks.burst;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * Bursts of {@value #CALLS} calls: they fit every buffer, and the backlog is gone before each. What is timed is a whole
 * burst, so that the two readings of the clock around it count for nothing; all have the same number of them, however
 * fast they are.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OperationsPerInvocation(BurstBenchmark.CALLS)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BurstBenchmark {
    static final int CALLS = 1_000;

    @Benchmark
    public void staticString(Caller caller) {
        for (int i = 0; i < CALLS; i++) {
            caller.messages.staticString();
        }
    }

    @Benchmark
    public void stringConcat(Caller caller) {
        for (int i = 0; i < CALLS; i++) {
            caller.messages.stringConcat(caller.coordinator);
        }
    }

    /** As {@link #stringConcat}, with 40 characters of ASCII in place of 39. */
    @Benchmark
    public void fortyCharacters(Caller caller) {
        for (int i = 0; i < CALLS; i++) {
            caller.messages.stringConcat(caller.fortyCharacters);
        }
    }

    @Benchmark
    public void singleInteger(Caller caller) {
        for (int i = 0; i < CALLS; i++) {
            caller.messages.singleInteger(caller.speed);
        }
    }

    @Benchmark
    public void twoIntegers(Caller caller) {
        for (int i = 0; i < CALLS; i++) {
            caller.messages.twoIntegers(caller.consumed, caller.allocated);
        }
    }

    @Benchmark
    public void singleDouble(Caller caller) {
        for (int i = 0; i < CALLS; i++) {
            caller.messages.singleDouble(caller.ratio);
        }
    }

    @Benchmark
    public void complexFormat(Caller caller) {
        for (int i = 0; i < CALLS; i++) {
            caller.messages.complexFormat(
                    caller.receive, caller.receiveMegabytes, caller.transmit, caller.transmitMegabytes, caller.millis);
        }
    }
}
