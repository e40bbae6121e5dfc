package dev.whence.benchmarks.report;

import dev.whence.benchmarks.figure.Question;
import dev.whence.benchmarks.report.Goal.Measured;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What figures say of each other, by their medians; nothing where one is missing. */
final class Comparisons {
    /** One question in one setting, by one metric. */
    record Point(Question question, String setting, String metric) {
        Point in(String other) {
            return new Point(question, other, metric);
        }
    }

    private final Figures figures;
    private final Best best;

    Comparisons(Figures figures) {
        this.figures = figures;
        this.best = new Best(figures);
    }

    /** How many times the one has what the other has. */
    Optional<Measured> ratio(Point point, Subject one, Subject other) {
        return median(point, one)
                .flatMap(a -> median(point, other)
                        .filter(b -> b > 0)
                        .map(b -> new Measured(
                                a / b, "", times(a / b) + told(point, one, a) + ", " + told(point, other, b))));
    }

    Optional<Measured> toBest(Point point, Subject one, boolean located) {
        return best.peer(point.question(), point.setting(), point.metric(), located)
                .flatMap(peer -> ratio(point, one, peer.subject()));
    }

    /** To the best of those named that has a figure. */
    Optional<Measured> toBestOf(Point point, Subject one, List<Subject> others) {
        return best.of(point.question(), point.setting(), point.metric(), others::contains)
                .flatMap(peer -> ratio(point, one, peer.subject()));
    }

    /** By how much the one is more than the other. */
    Optional<Measured> over(Point point, Subject one, Subject other) {
        return median(point, one)
                .flatMap(a -> median(point, other)
                        .map(b -> new Measured(
                                a - b,
                                unit(point),
                                amount(point, a - b) + ": " + told(point, one, a) + ", " + told(point, other, b))));
    }

    /** By how much one setting costs the same subject more than another. */
    Optional<Measured> over(Point point, Point other, Subject subject) {
        return median(point, subject)
                .flatMap(a -> median(other, subject)
                        .map(b -> new Measured(
                                a - b,
                                unit(point),
                                amount(point, a - b) + ": " + point.setting() + " " + amount(point, a) + ", "
                                        + other.setting() + " " + amount(point, b))));
    }

    /** The figure itself, with its range. */
    Optional<Measured> value(Point point, Subject subject) {
        return spread(point, subject)
                .map(spread -> new Measured(spread.median(), unit(point), Numbers.of(spread) + " " + unit(point)));
    }

    /** As {@link #value}, judged by the upper end of its range: what may be above a limit has not shown to be below. */
    Optional<Measured> upperEnd(Point point, Subject subject) {
        return value(point, subject)
                .flatMap(measured -> spread(point, subject)
                        .map(spread -> new Measured(spread.high(), measured.unit(), measured.text())));
    }

    /** The figure itself, and another that is told with it but not compared. */
    Optional<Measured> beside(Point point, Subject subject, Subject other) {
        return value(point, subject)
                .map(measured -> new Measured(
                        measured.value(),
                        measured.unit(),
                        measured.text()
                                + median(point, other)
                                        .map(b -> ", " + told(point, other, b))
                                        .orElse("")));
    }

    /** The most that a subject has in any setting, and what another that is told with it has there. */
    Optional<Measured> most(Question question, Subject subject, String metric, Subject other) {
        return figures.settings(question).stream()
                .map(setting -> new Point(question, setting, metric))
                .filter(point -> spread(point, subject).isPresent())
                .max(Comparator.comparing(point -> median(point, subject).orElseThrow()))
                .flatMap(point -> beside(point, subject, other)
                        .map(most -> new Measured(
                                most.value(), most.unit(), "at most, in " + point.setting() + ": " + most.text())));
    }

    private Optional<Spread> spread(Point point, Subject subject) {
        return figures.spread(point.question(), subject, point.setting(), point.metric());
    }

    private Optional<Double> median(Point point, Subject subject) {
        return spread(point, subject).map(Spread::median);
    }

    private String unit(Point point) {
        return figures.unit(point.question(), point.setting(), point.metric());
    }

    private String told(Point point, Subject subject, double value) {
        return subject.name() + " " + amount(point, value);
    }

    private String amount(Point point, double value) {
        return Numbers.of(value) + " " + unit(point);
    }

    /** Small ratios as people say them: {@code 1/286}. */
    private static String times(double ratio) {
        String text = ratio > 0 && ratio < 0.1 ? "1/" + Numbers.of(1 / ratio) : Numbers.of(ratio);
        return text + ": ";
    }
}
