package dev.whence.benchmarks.burst;

import dev.whence.benchmarks.figure.Question;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/** A way to measure a call, and how to read what JMH says of it. */
enum Kind {
    /** A distribution over bursts, and what a call allocates. */
    BURST(Question.BURST, BurstBenchmark.class, "", 50, 90, 99) {
        @Override
        void setUp(ChainedOptionsBuilder options) {
            bursts(options).addProfiler(CallerAllocation.class);
        }

        @Override
        List<Value> values(RunResult result) {
            List<Value> values = new ArrayList<>(super.values(result));
            Result<?> allocated = result.getSecondaryResults().get(CallerAllocation.LABEL);
            values.add(new Value("allocated", "B", allocated.getScore()));
            return values;
        }
    },
    /** A distribution over calls. */
    ONE_BY_ONE(Question.BURST, OneByOneBenchmark.class, ", one by one", 50, 90, 99, 99.9) {
        @Override
        void setUp(ChainedOptionsBuilder options) {
            bursts(options).addProfiler(CallTimes.class);
        }

        @Override
        Statistics times(RunResult result) {
            return result.getSecondaryResults().get(CallTimes.LABEL).getStatistics();
        }
    },
    /** The median of a few means: one call is too short to be timed. */
    DISABLED(Question.DISABLED, DisabledBenchmark.class, "", 50) {
        @Override
        void setUp(ChainedOptionsBuilder options) {
            options.warmupIterations(4)
                    .warmupTime(TimeValue.milliseconds(60))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.milliseconds(60));
        }
    };

    final Question question;
    final Class<?> benchmark;
    /** What a figure's setting says behind the message. */
    final String setting;

    private final double[] percentiles;

    Kind(Question question, Class<?> benchmark, String setting, double... percentiles) {
        this.question = question;
        this.benchmark = benchmark;
        this.setting = setting;
        this.percentiles = percentiles;
    }

    /** A figure to be. */
    record Value(String metric, String unit, double value) {}

    /** How long to warm up and to measure. */
    abstract void setUp(ChainedOptionsBuilder options);

    List<Value> values(RunResult result) {
        List<Value> values = new ArrayList<>();
        for (double percentile : percentiles) {
            String metric = "p" + Double.toString(percentile).replaceFirst("\\.0$", "");
            values.add(new Value(metric, "ns", times(result).getPercentile(percentile)));
        }
        return values;
    }

    Statistics times(RunResult result) {
        return result.getPrimaryResult().getStatistics();
    }

    /**
     * The warm-up is longer than a lap of the longest queue: Log4j's, of 262,144, allocates at the first use of each of
     * its places.
     */
    private static ChainedOptionsBuilder bursts(ChainedOptionsBuilder options) {
        return options.warmupIterations(280).measurementIterations(80);
    }
}
