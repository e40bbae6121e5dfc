package dev.whence.benchmarks.report;

import java.util.List;

/**
 * The median of a few forks, and where it lies. No distribution is assumed: from six forks on the bounds are the
 * narrowest pair of measured values, alike far from both ends, that holds the true median with at least 95 %; with fewer
 * forks they are the least and the most.
 */
record Spread(double low, double median, double high, int forks) {
    private static final double CONFIDENCE = 0.95;

    static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int forks = sorted.size();
        if (forks == 0) {
            throw new IllegalArgumentException("no fork");
        }
        double median = (sorted.get((forks - 1) / 2) + sorted.get(forks / 2)) / 2;
        int cut = cut(forks);
        return new Spread(sorted.get(cut), median, sorted.get(forks - 1 - cut), forks);
    }

    /** How many values may be left out at either end: while the median is below the rest in under 2.5 % of runs. */
    private static int cut(int forks) {
        double allowed = (1 - CONFIDENCE) / 2;
        double probability = Math.pow(0.5, forks);
        double below = probability;
        int cut = 0;
        while (true) {
            probability *= (double) (forks - cut) / (cut + 1);
            below += probability;
            if (below > allowed) {
                return cut;
            }
            cut++;
        }
    }

    boolean isRange() {
        return forks > 1;
    }
}
