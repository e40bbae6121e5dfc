package dev.whence.benchmarks.buildprice;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Medians with their spread, and the ratio of each to the first way's. */
final class PriceTable {
    private static final double NANOS_A_SECOND = 1e9;

    private final Map<Way, List<Cost>> costs;

    PriceTable(Map<Way, List<Cost>> costs) {
        this.costs = costs;
    }

    void print(PrintStream out) {
        out.printf("%n%-28s %24s %7s   %24s %7s%n", "", "wall, s", "ratio", "processor time, s", "ratio");
        costs.forEach((way, samples) -> out.printf(
                "%-28s %24s %7.2f   %24s %7.2f%n",
                way.title(),
                spread(samples, Cost::wall),
                ratio(samples, Cost::wall),
                spread(samples, Cost::cpu),
                ratio(samples, Cost::cpu)));
        out.println("medians, with the least and the most in parentheses");
    }

    private double ratio(List<Cost> samples, ToLongFunction<Cost> what) {
        return median(samples, what) / median(costs.get(Way.PLAIN_SOURCE), what);
    }

    private static String spread(List<Cost> samples, ToLongFunction<Cost> what) {
        long least = samples.stream().mapToLong(what).min().orElseThrow();
        long most = samples.stream().mapToLong(what).max().orElseThrow();
        return "%.2f (%.2f to %.2f)".formatted(median(samples, what), least / NANOS_A_SECOND, most / NANOS_A_SECOND);
    }

    private static double median(List<Cost> samples, ToLongFunction<Cost> what) {
        long[] sorted = samples.stream().mapToLong(what).sorted().toArray();
        int middle = sorted.length / 2;
        long median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return median / NANOS_A_SECOND;
    }
}
