package dev.whence.benchmarks.report;

import dev.whence.benchmarks.figure.Question;
import java.util.List;

/**
 * How a question is told: its heading, what its figures mean, and the metric whose ratios stand in its tables.
 *
 * @param leads that metric, the first of these that a table has
 * @param base to whom ratios are
 */
record Aspect(Question question, String heading, String text, List<String> leads, String base) {
    private static final String WHENCE = Subject.DEFAULT;

    /** All questions, in their order. */
    static final List<Aspect> ALL = List.of(
            new Aspect(
                    Question.BURST,
                    "A call in a burst that fits the buffer",
                    "How long the caller is held, by message; a thread that writes, and a buffer that is full, are not in here."
                            + " Percentiles are over bursts of 1,000 calls, of which each call has its share. *One by one* they are over"
                            + " calls, each with one clock read in it.",
                    List.of("p50"),
                    WHENCE),
            new Aspect(
                    Question.SUSTAINED,
                    "The longest sustained rate",
                    "Text lines of the same content, from the first call until the last line is in the file; lines are counted and compared."
                            + " The bare writes are of the same bytes, without a logger.",
                    List.of("rate"),
                    WHENCE),
            new Aspect(
                    Question.RESPONSE,
                    "Response time at a fixed rate",
                    "From the moment at which each call was due, whether or not the caller was free: a pause shows in all calls that it delays."
                            + " Percentages are of the subject's own sustained rate, so there are no ratios between them.",
                    List.of("p99.9"),
                    WHENCE),
            new Aspect(
                    Question.DISABLED,
                    "A level that is off",
                    "A call with its arguments, against an empty method. Too short to be timed one by one: the median is over means.",
                    List.of("p50"),
                    WHENCE),
            new Aspect(
                    Question.ECHO,
                    "An echo server that logs each message",
                    "*Level off* is the same server with its level off, measured in the same round.",
                    List.of("processor", "rate"),
                    WHENCE),
            new Aspect(
                    Question.START,
                    "From the start of the JVM to the first line",
                    "By how many call sites the program has. The JVM without a logger prints a line.",
                    List.of("first line"),
                    WHENCE),
            new Aspect(
                    Question.FOOTPRINT,
                    "Memory, and processor time at rest",
                    "The JVM without a logger sleeps.",
                    List.of("resident", "peak resident"),
                    WHENCE),
            new Aspect(
                    Question.BUILD,
                    "Building",
                    "Compiling classes with 15 log statements each: the generated code as plain source, the same beside a"
                            + " processor that does nothing, without weaving, and in full.",
                    List.of("processor", "wall"),
                    "plain-source"),
            new Aspect(
                    Question.PROFILE,
                    "Where the time goes",
                    "Samples of one thread that logs as fast as it can, and of the one that drains, by the flight recorder: the innermost"
                            + " package of Whence's on the stack. What a compiler has put into its caller counts for the"
                            + " package that it is from; readings of the clock count for who asks.",
                    List.of(),
                    WHENCE));

    /** Whether more of it is better. */
    static boolean moreIsBetter(String metric) {
        return metric.equals("rate");
    }
}
