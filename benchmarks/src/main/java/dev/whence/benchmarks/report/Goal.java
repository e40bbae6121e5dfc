package dev.whence.benchmarks.report;

import java.util.Optional;

/**
 * What is to be reached, and what was.
 *
 * @param limit in the unit of {@code measured}
 * @param measured nothing if a figure for it is missing
 */
record Goal(String question, String goal, Bound bound, double limit, Optional<Measured> measured) {
    /** On which side of the limit the goal lies. */
    enum Bound {
        AT_MOST,
        AT_LEAST
    }

    /**
     * What the figures say.
     *
     * @param value to be compared with the limit
     * @param unit of both; empty for a ratio
     * @param text the value and what it comes from
     */
    record Measured(double value, String unit, String text) {}

    boolean isReached() {
        return measured.map(m -> bound == Bound.AT_MOST ? m.value() <= limit : m.value() >= limit)
                .orElse(false);
    }

    /** {@code yes}, {@code no, 1.7 times off}, {@code no, 12 ns off} or {@code not measured}. */
    String outcome() {
        if (measured.isEmpty()) {
            return "not measured";
        }
        return isReached() ? "**yes**" : "no, " + missedBy(measured.get());
    }

    private String missedBy(Measured missed) {
        double value = missed.value();
        if (missed.unit().isEmpty() && value > 0) {
            return Numbers.of(bound == Bound.AT_MOST ? value / limit : limit / value) + " times off";
        }
        return Numbers.of(Math.abs(value - limit)) + " " + missed.unit() + " off";
    }

    String row() {
        String text = measured.map(Measured::text).orElse("–");
        return "| " + String.join(" | ", question, goal, text, outcome()) + " |\n";
    }
}
