package dev.whence.examples.echo.demo;

import java.util.List;

/** Several measurements of one thing, in short. */
record Spread(double lowest, double median, double highest) {

    /** The spread of {@code values}, of which there is at least one. */
    static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int last = sorted.size() - 1;
        double median = (sorted.get(last / 2) + sorted.get((last + 1) / 2)) / 2;
        return new Spread(sorted.get(0), median, sorted.get(last));
    }
}
