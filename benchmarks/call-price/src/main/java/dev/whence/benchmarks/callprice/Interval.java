package dev.whence.benchmarks.callprice;

import java.util.List;
import java.util.Locale;

/** The mean of a few forks, and where it lies with 95 % confidence, by Student's t. */
record Interval(double low, double mean, double high) {
    /** The 97.5th percentile of t, by degrees of freedom from 1 on. */
    private static final double[] T = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262};

    static Interval of(List<Double> values) {
        double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
        double squares =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        int freedom = values.size() - 1;
        double error = Math.sqrt(squares / freedom / values.size());
        double half = T[Math.min(freedom, T.length) - 1] * error;
        return new Interval(mean - half, mean, mean + half);
    }

    boolean overlaps(Interval other) {
        return low <= other.high && other.low <= high;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%6.1f (%.1f to %.1f)", mean, low, high);
    }
}
