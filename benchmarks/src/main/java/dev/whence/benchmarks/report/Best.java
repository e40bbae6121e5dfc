package dev.whence.benchmarks.report;

import dev.whence.benchmarks.figure.Question;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/** Who is best of the peers, whatever their settings; a setting of the peer's own that helps it is its best. */
final class Best {
    /** One peer, and the median over its forks. */
    record Peer(Subject subject, double median) {}

    private final Figures figures;

    Best(Figures figures) {
        this.figures = figures;
    }

    /** Of those whose lines say where they come from, or of those whose lines do not. */
    Optional<Peer> peer(Question question, String setting, String metric, boolean located) {
        return of(
                question,
                setting,
                metric,
                subject -> subject.kind() == Subject.Kind.PEER && subject.located() == located);
    }

    /** Of those that are asked for. */
    Optional<Peer> of(Question question, String setting, String metric, Predicate<Subject> asked) {
        Comparator<Peer> order = Comparator.comparingDouble(Peer::median);
        return figures.subjects(question, setting).stream()
                .filter(asked)
                .flatMap(subject ->
                        figures
                                .median(question, subject, setting, metric)
                                .map(median -> new Peer(subject, median))
                                .stream())
                .min(Aspect.moreIsBetter(metric) ? order.reversed() : order);
    }
}
