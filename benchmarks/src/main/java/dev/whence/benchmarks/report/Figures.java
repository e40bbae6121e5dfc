package dev.whence.benchmarks.report;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The figures of a run, asked by what they are; the forks of one kind become a {@link Spread}. */
final class Figures {
    private record Kind(Question question, String subject, String setting, String metric) {
        static Kind of(Figure figure) {
            return new Kind(figure.question(), figure.subject(), figure.setting(), figure.metric());
        }
    }

    private final Map<Kind, Spread> spreads = new LinkedHashMap<>();
    private final Map<Kind, String> units = new LinkedHashMap<>();

    Figures(List<Figure> figures) {
        Map<Kind, List<Double>> values = new LinkedHashMap<>();
        for (Figure figure : figures) {
            Kind kind = Kind.of(figure);
            values.computeIfAbsent(kind, k -> new ArrayList<>()).add(figure.value());
            String unit = Objects.requireNonNullElse(units.putIfAbsent(kind, figure.unit()), figure.unit());
            if (!unit.equals(figure.unit())) {
                throw new IllegalArgumentException(kind + " in " + unit + " and in " + figure.unit());
            }
        }
        values.forEach((kind, forks) -> spreads.put(kind, Spread.of(forks)));
    }

    Optional<Spread> spread(Question question, Subject subject, String setting, String metric) {
        return Optional.ofNullable(spreads.get(new Kind(question, subject.id(), setting, metric)));
    }

    Optional<Double> median(Question question, Subject subject, String setting, String metric) {
        return spread(question, subject, setting, metric).map(Spread::median);
    }

    /** Who has figures for this, in the order in which all tables have them. */
    List<Subject> subjects(Question question, String setting) {
        return distinct(
                        kinds(question).filter(kind -> kind.setting().equals(setting)),
                        kind -> Subject.of(kind.subject()))
                .stream()
                .sorted(Subject.ORDER)
                .toList();
    }

    /** In the order in which they were measured; as are {@link #metrics}. */
    List<String> settings(Question question) {
        return distinct(kinds(question), Kind::setting);
    }

    List<String> metrics(Question question, String setting) {
        return distinct(kinds(question).filter(kind -> kind.setting().equals(setting)), Kind::metric);
    }

    String unit(Question question, String setting, String metric) {
        return units.entrySet().stream()
                .filter(unit -> unit.getKey().question() == question)
                .filter(unit -> unit.getKey().setting().equals(setting))
                .filter(unit -> unit.getKey().metric().equals(metric))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private Stream<Kind> kinds(Question question) {
        return spreads.keySet().stream().filter(kind -> kind.question() == question);
    }

    private static <T> List<T> distinct(Stream<Kind> kinds, Function<Kind, T> part) {
        return kinds.map(part).distinct().toList();
    }
}
