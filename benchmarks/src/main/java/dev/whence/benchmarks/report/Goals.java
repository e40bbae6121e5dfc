package dev.whence.benchmarks.report;

import dev.whence.benchmarks.figure.Question;
import dev.whence.benchmarks.report.Comparisons.Point;
import dev.whence.benchmarks.report.Goal.Bound;
import dev.whence.benchmarks.report.Goal.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The goals of the project, each with what the figures say of it. */
final class Goals {
    private static final Subject WHENCE = Subject.of(Subject.DEFAULT);
    private static final Subject COARSE = Subject.of("whence-async-coarse");
    private static final Subject SYNC = Subject.of("whence-sync");
    private static final Subject WITHOUT_LOCATION = Subject.of(Subject.DEFAULT + "-no-location");
    private static final Subject CLOCK = Subject.of("floor-nano-time");
    private static final Subject EMPTY = Subject.of("floor-empty");
    private static final Subject BLOCKS = Subject.of("floor-write-blocks");
    private static final Subject LINES = Subject.of("floor-write-lines");
    private static final Subject JVM = Subject.of("jvm");
    private static final Subject PLAIN = Subject.of("plain-source");
    private static final Subject WOVEN = Subject.of("woven");
    private static final List<Subject> TINYLOG = List.of(Subject.of("tinylog"), Subject.of("tinylog-location"));

    /** Of an async call with two ints. */
    private static final Point CALL = new Point(Question.BURST, "twoIntegers", "p50");

    private final Comparisons figures;
    private final List<Goal> goals = new ArrayList<>();

    private Goals(Figures figures) {
        this.figures = new Comparisons(figures);
    }

    /** All of them, in the order of the questions. */
    static List<Goal> of(Figures figures) {
        Goals goals = new Goals(figures);
        goals.burst();
        goals.sustained();
        goals.process();
        return List.copyOf(goals.goals);
    }

    private void burst() {
        String question = "async call, two ints, location on, burst";
        atMost(question, "at most 1/100 of the best peer with location", 0.01, figures.toBest(CALL, WHENCE, true));
        atMost(question, "at most 1/20 of the best peer without", 0.05, figures.toBest(CALL, WHENCE, false));
        atMost(question, "at most one clock read + 15 ns", 15, figures.over(CALL, WHENCE, CLOCK));
        atMost(question, "coarse clock: at most 0.6 of a clock read", 0.6, figures.ratio(CALL, COARSE, CLOCK));
        atMost(
                "string argument of 40 ASCII characters",
                "at most 15 ns on top",
                15,
                figures.over(CALL.in("fortyCharacters"), CALL.in("staticString"), WHENCE));
        // Told in whole bytes: what allocates once in many calls, such as room for a new call site, is a part of one.
        atMost(
                "allocation a call, primitives and strings",
                "0 B",
                0.5,
                figures.most(Question.BURST, WHENCE, "allocated", CLOCK));
        // Told with one decimal.
        atMost("location on against off", "1.0", 1.05, figures.ratio(CALL, WHENCE, WITHOUT_LOCATION));
        Point disabled = new Point(Question.DISABLED, "twoIntegers", "p50");
        atMost(
                "disabled level",
                "at most 1 ns over an empty method, arguments included",
                1,
                figures.over(disabled, WHENCE, EMPTY));
    }

    private void sustained() {
        for (String threads : List.of("1 thread", "5 threads")) {
            String question = "sustained text, " + threads;
            Point rate = new Point(Question.SUSTAINED, threads, "rate");
            atLeast(
                    question,
                    "at least 3 times the best peer without location",
                    3,
                    figures.toBest(rate, WHENCE, false));
            atLeast(question, "at least 10 times the best peer with location", 10, figures.toBest(rate, WHENCE, true));
            atLeast(question, "at least 0.8 of the bare write", 0.8, figures.ratio(rate, WHENCE, BLOCKS));
        }
        Point rate = new Point(Question.SUSTAINED, "1 thread", "rate");
        atMost(
                "sync, one line a write",
                "at most 1.3 times the time of the bare write",
                1.3,
                figures.ratio(rate, LINES, SYNC));
    }

    private void process() {
        Point loss = new Point(Question.ECHO, "full load", "loss");
        atMost(
                "echo server, one line a message",
                "at most 2 % of queries per second lost, with its interval",
                2,
                figures.upperEnd(loss, WHENCE));
        for (String sites : List.of("10 sites", "10000 sites")) {
            Point line = new Point(Question.START, sites, "first line");
            atMost("first line, " + sites, "no later than tinylog's", 1, figures.toBestOf(line, WHENCE, TINYLOG));
        }
        Point idle = new Point(Question.FOOTPRINT, "idle", "processor");
        atMost(
                "idle",
                "at most 0.05 % of one processor more than a JVM without a logger",
                0.05,
                figures.over(idle, WHENCE, JVM));
        Point build = new Point(Question.BUILD, "", "processor");
        atMost("building", "at most 1.2 times the same as plain source", 1.2, figures.ratio(build, WOVEN, PLAIN));
    }

    private void atMost(String question, String goal, double limit, Optional<Measured> measured) {
        goals.add(new Goal(question, goal, Bound.AT_MOST, limit, measured));
    }

    private void atLeast(String question, String goal, double limit, Optional<Measured> measured) {
        goals.add(new Goal(question, goal, Bound.AT_LEAST, limit, measured));
    }
}
