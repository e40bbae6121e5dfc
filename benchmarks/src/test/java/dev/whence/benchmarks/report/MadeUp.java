package dev.whence.benchmarks.report;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.Question;
import java.util.ArrayList;
import java.util.List;

/** Figures for tests: of no machine, easy to reckon with. */
final class MadeUp {
    static final Facts FACTS =
            new Facts("2026-11-23 10:00 UTC", "a VM 17", "a processor: fast", "2", "7.8 GiB", "Linux 6.1", "ext4");

    private final List<Figure> figures = new ArrayList<>();

    /** One value a fork. */
    MadeUp with(Question question, String subject, String setting, String metric, String unit, double... forks) {
        for (int i = 0; i < forks.length; i++) {
            figures.add(new Figure(question, subject, setting, metric, unit, i + 1, forks[i]));
        }
        return this;
    }

    /** Medians of calls with two ints. */
    MadeUp call(String subject, double... forks) {
        return with(Question.BURST, subject, "twoIntegers", "p50", "ns", forks);
    }

    /** Lines a second. */
    MadeUp rate(String subject, String threads, double... forks) {
        return with(Question.SUSTAINED, subject, threads, "rate", "lines/s", forks);
    }

    List<Figure> list() {
        return List.copyOf(figures);
    }

    Figures figures() {
        return new Figures(figures);
    }

    /** Something of everything that is drawn. */
    static MadeUp everything() {
        MadeUp all = new MadeUp();
        String[] subjects = {
            "whence-async-precise",
            "whence-async-coarse",
            "whence-async-precise-no-location",
            "whence-sync",
            "log4j",
            "log4j-location",
            "log4j-woven",
            "logback",
            "logback-location",
            "tinylog",
            "tinylog-location"
        };
        double[] medians = {55, 28, 54, 2_100, 1_450, 9_300, 3_100, 3_800, 11_900, 1_600, 8_800};
        double[] rates = {3.9e6, 4.1e6, 4e6, 0.41e6, 0.93e6, 0.105e6, 0.42e6, 0.38e6, 0.08e6, 0.71e6, 0.12e6};
        for (int i = 0; i < subjects.length; i++) {
            double p50 = medians[i];
            all.call(subjects[i], p50, p50 * 1.1, p50 * 0.95);
            all.with(Question.BURST, subjects[i], "twoIntegers, one by one", "p50", "ns", p50 * 1.1);
            all.with(Question.BURST, subjects[i], "twoIntegers, one by one", "p90", "ns", p50 * 1.2);
            all.with(Question.BURST, subjects[i], "twoIntegers, one by one", "p99", "ns", p50 * 2.5);
            all.with(Question.BURST, subjects[i], "twoIntegers, one by one", "p99.9", "ns", p50 * 12);
            all.with(Question.RESPONSE, subjects[i], "50000/s", "p50", "ns", p50 * 1.5);
            all.with(Question.RESPONSE, subjects[i], "50000/s", "p99", "ns", p50 * 9);
            all.with(Question.RESPONSE, subjects[i], "50000/s", "p99.9", "ns", p50 * 200);
            all.with(Question.RESPONSE, subjects[i], "50000/s", "max", "ns", p50 * 1_000);
            all.with(Question.SUSTAINED, subjects[i], "", "size", "B", 140);
            double slower = 1;
            for (String threads : List.of("1 thread", "2 threads", "5 threads", "16 threads")) {
                all.rate(subjects[i], threads, rates[i] * slower, rates[i] * slower * 0.9);
                slower *= 0.92;
            }
        }
        return all.call("floor-nano-time", 38).rate("floor-write-blocks", "1 thread", 4.8e6);
    }
}
