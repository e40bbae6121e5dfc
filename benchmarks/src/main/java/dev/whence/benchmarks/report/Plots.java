package dev.whence.benchmarks.report;

import dev.whence.benchmarks.figure.Question;
import dev.whence.benchmarks.report.Plot.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Which figures are drawn. A plot of which nothing was measured is left out. */
final class Plots {
    /** Files of all plots that there may be. */
    static final List<String> FILES = List.of("burst.svg", "response.svg", "throughput.svg", "location.svg");

    /** The variants that a user of either peer would have; plots with all of them could not be read. */
    private static final Set<String> DRAWN = Set.of(
            Subject.DEFAULT,
            "whence-async-coarse",
            "whence-sync",
            "log4j",
            "log4j-location",
            "log4j-woven",
            "logback",
            "logback-location",
            "tinylog",
            "tinylog-location",
            "floor-nano-time",
            "floor-write-blocks");

    private static final String CALL = "twoIntegers";
    private static final String ONE_BY_ONE = CALL + ", one by one";
    /** Who is drawn with location and without it, by name. */
    private record Slope(String name, Subject without, Subject with) {
        Slope(String name, String without, String with) {
            this(name, Subject.of(without), Subject.of(with));
        }
    }

    private static final List<Slope> SLOPES = List.of(
            new Slope("Whence", Subject.DEFAULT + "-no-location", Subject.DEFAULT),
            new Slope("Log4j", "log4j", "log4j-location"),
            new Slope("Log4j woven", "log4j", "log4j-woven"),
            new Slope("Logback", "logback", "logback-location"),
            new Slope("tinylog", "tinylog", "tinylog-location"));

    private final Figures figures;

    private Plots(Figures figures) {
        this.figures = figures;
    }

    static List<Plot> of(Figures figures) {
        Plots plots = new Plots(figures);
        return Stream.of(plots.burst(), plots.response(), plots.throughput(), plots.location())
                .filter(plot -> !plot.lines().isEmpty())
                .toList();
    }

    private Plot burst() {
        List<String> percentiles = percentiles(Question.BURST, ONE_BY_ONE);
        return new Plot(
                FILES.get(0),
                "A call with two ints, in a burst that fits the buffer; one clock read included",
                "percentile of calls",
                "time of a call, ns",
                percentiles,
                overMetrics(Question.BURST, ONE_BY_ONE, percentiles));
    }

    /** At the one rate that is the same for all. */
    private Plot response() {
        String rate = figures.settings(Question.RESPONSE).stream()
                .filter(setting -> setting.endsWith("/s"))
                .findFirst()
                .orElse("");
        List<String> percentiles = percentiles(Question.RESPONSE, rate);
        return new Plot(
                FILES.get(1),
                "Response time at " + rate + ", from the moment at which a call was due",
                "percentile of calls",
                "response time, ns",
                percentiles,
                overMetrics(Question.RESPONSE, rate, percentiles));
    }

    private Plot throughput() {
        List<String> threads = figures.settings(Question.SUSTAINED).stream()
                .filter(setting -> figures.metrics(Question.SUSTAINED, setting).contains("rate"))
                .toList();
        return new Plot(
                FILES.get(2),
                "The longest sustained rate of text lines, until the last is in the file",
                "threads that log",
                "lines per second",
                threads,
                lines(
                        subjects(Question.SUSTAINED, threads),
                        threads,
                        (subject, setting) -> drawn(Question.SUSTAINED, subject, setting, "rate")));
    }

    private Plot location() {
        List<Line> lines = new ArrayList<>();
        for (Slope slope : SLOPES) {
            List<Optional<Double>> values = List.of(
                    drawn(Question.BURST, slope.without, CALL, "p50"), drawn(Question.BURST, slope.with, CALL, "p50"));
            if (values.stream().allMatch(Optional::isPresent)) {
                lines.add(new Line(slope.name, slope.with, values));
            }
        }
        return new Plot(
                FILES.get(3),
                "What file, line and method cost: median of a call with two ints, in a burst",
                "",
                "time of a call, ns",
                List.of("without location", "with location"),
                lines);
    }

    private List<String> percentiles(Question question, String setting) {
        return figures.metrics(question, setting).stream()
                .filter(metric -> metric.matches("p[0-9.]+|max"))
                .toList();
    }

    private List<Line> overMetrics(Question question, String setting, List<String> metrics) {
        return lines(
                subjects(question, List.of(setting)),
                metrics,
                (subject, metric) -> drawn(question, subject, setting, metric));
    }

    /** A line for each of the subjects that has a value at any of the places. */
    private static List<Line> lines(
            List<Subject> subjects, List<String> places, BiFunction<Subject, String, Optional<Double>> value) {
        return subjects.stream()
                .map(subject -> new Line(
                        subject.name(),
                        subject,
                        places.stream()
                                .map(place -> value.apply(subject, place))
                                .toList()))
                .filter(line -> line.values().stream().anyMatch(Optional::isPresent))
                .toList();
    }

    private List<Subject> subjects(Question question, List<String> settings) {
        return settings.stream()
                .flatMap(setting -> figures.subjects(question, setting).stream())
                .filter(subject -> DRAWN.contains(subject.id()))
                .distinct()
                .sorted(Subject.ORDER)
                .toList();
    }

    /** Zero and less have no place on an axis of powers of ten. */
    private Optional<Double> drawn(Question question, Subject subject, String setting, String metric) {
        return figures.median(question, subject, setting, metric).filter(median -> median > 0);
    }
}
