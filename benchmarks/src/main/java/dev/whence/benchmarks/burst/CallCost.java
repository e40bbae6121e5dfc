package dev.whence.benchmarks.burst;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.fork.Measurement;
import dev.whence.benchmarks.peer.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a call of one variant costs, measured in one way. */
public final class CallCost implements Measurement {
    private static final String HEADLINE = "twoIntegers";
    private static final List<String> OTHER_MESSAGES = List.of(
            "staticString", "stringConcat", "fortyCharacters", "singleInteger", "singleDouble", "complexFormat");

    /** The best of each, on which the other messages are measured too. */
    private static final Set<Variant> ALL_MESSAGES =
            EnumSet.of(Variant.WHENCE_ASYNC_PRECISE, Variant.WHENCE_ASYNC_COARSE, Variant.LOG4J, Variant.LOG4J_WOVEN);

    /** One by one, so that the tails can be compared. */
    private static final Set<Variant> ALL_CALLS = EnumSet.of(
            Variant.WHENCE_ASYNC_PRECISE,
            Variant.WHENCE_ASYNC_COARSE,
            Variant.LOG4J,
            Variant.LOG4J_LOCATION,
            Variant.LOG4J_WOVEN,
            Variant.LOGBACK,
            Variant.LOGBACK_LOCATION,
            Variant.TINYLOG,
            Variant.TINYLOG_LOCATION,
            Variant.FLOOR_NANO_TIME);

    /** A level that is off is off in all settings of a peer. */
    private static final Set<Variant> DISABLED = EnumSet.of(
            Variant.WHENCE_ASYNC_PRECISE, Variant.LOG4J, Variant.LOGBACK, Variant.TINYLOG, Variant.FLOOR_EMPTY);

    private final Kind kind;
    private final String message;
    private final Variant variant;
    private final Path work;

    private CallCost(Kind kind, String message, Variant variant, Path work) {
        this.kind = kind;
        this.message = message;
        this.variant = variant;
        this.work = work;
    }

    /** All that is measured of calls. One at a time: JMH allows no more. */
    public static List<CallCost> all(Path work) {
        List<CallCost> all = new ArrayList<>();
        for (Variant variant : Variant.values()) {
            all.add(new CallCost(Kind.BURST, HEADLINE, variant, work));
            if (ALL_MESSAGES.contains(variant)) {
                OTHER_MESSAGES.forEach(message -> all.add(new CallCost(Kind.BURST, message, variant, work)));
            }
        }
        ALL_CALLS.forEach(variant -> all.add(new CallCost(Kind.ONE_BY_ONE, HEADLINE, variant, work)));
        DISABLED.forEach(variant -> all.add(new CallCost(Kind.DISABLED, HEADLINE, variant, work)));
        return all;
    }

    /** Whether a goal is judged by it, or all are compared by it; else it only tells more. */
    public boolean isOfGoals() {
        return kind != Kind.ONE_BY_ONE && (message.equals(HEADLINE) || variant == Variant.WHENCE_ASYNC_PRECISE);
    }

    /** Whose calls these are. */
    public Variant variant() {
        return variant;
    }

    @Override
    public String title() {
        return kind.question.name().toLowerCase(Locale.ROOT) + ", " + message + kind.setting + ": " + variant.label();
    }

    @Override
    public List<Figure> measure(int fork) throws IOException, MissingPeerException {
        JmhFork jmh = new JmhFork(kind, message, variant, work);
        return kind.values(jmh.run()).stream()
                .map(value -> new Figure(
                        kind.question,
                        variant.id(),
                        message + kind.setting,
                        value.metric(),
                        value.unit(),
                        fork,
                        value.value()))
                .toList();
    }
}
