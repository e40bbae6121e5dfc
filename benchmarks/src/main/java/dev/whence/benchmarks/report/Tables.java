package dev.whence.benchmarks.report;

import dev.whence.benchmarks.figure.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Markdown table for each setting of a question: a row a subject, a column a metric, then ratios. */
final class Tables {
    private static final String ALL_SETTINGS = "whatever the setting";
    /** Of settings that are a part of what each subject can do: another load for each. */
    private static final String OWN_RATE = " %";

    private static final String NOTHING = "–";
    private static final String LEFT = "---";
    private static final String RIGHT = "--:";

    private final Figures figures;
    private final Best best;

    Tables(Figures figures) {
        this.figures = figures;
        this.best = new Best(figures);
    }

    String of(Aspect aspect) {
        List<String> settings = figures.settings(aspect.question());
        StringBuilder text = new StringBuilder();
        for (String setting : settings) {
            if (settings.size() > 1 || !setting.isEmpty()) {
                text.append("#### " + (setting.isEmpty() ? ALL_SETTINGS : setting) + "\n\n");
            }
            text.append(table(aspect, setting)).append('\n');
        }
        return text.toString();
    }

    private String table(Aspect aspect, String setting) {
        Question question = aspect.question();
        List<String> metrics = figures.metrics(question, setting);
        List<Ratio> ratios = ratios(aspect, setting);
        List<String> header = new ArrayList<>(List.of("subject"));
        List<String> rule = new ArrayList<>(List.of(LEFT));
        for (String metric : metrics) {
            header.add(heading(metric, figures.unit(question, setting, metric)));
            rule.add(RIGHT);
        }
        for (Ratio ratio : ratios) {
            header.add(ratio.heading);
            rule.add(RIGHT);
        }
        StringBuilder table = new StringBuilder(row(header) + row(rule));
        for (Subject subject : figures.subjects(question, setting)) {
            List<String> cells = new ArrayList<>(List.of(subject.name()));
            for (String metric : metrics) {
                cells.add(figures.spread(question, subject, setting, metric)
                        .map(Numbers::of)
                        .orElse(NOTHING));
            }
            for (Ratio ratio : ratios) {
                cells.add(ratio.of(subject).orElse(NOTHING));
            }
            table.append(row(cells));
        }
        return table.toString();
    }

    private static String heading(String metric, String unit) {
        return metric.equals(unit) ? metric : metric + ", " + unit;
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** Of the metric that leads the table: to the base of the question, to the best peer without location and with. */
    private List<Ratio> ratios(Aspect aspect, String setting) {
        List<Ratio> ratios = new ArrayList<>();
        List<String> metrics = figures.metrics(aspect.question(), setting);
        Optional<String> lead =
                aspect.leads().stream().filter(metrics::contains).findFirst();
        if (lead.isEmpty() || setting.endsWith(OWN_RATE)) {
            return ratios;
        }
        Subject base = Subject.of(aspect.base());
        figures.median(aspect.question(), base, setting, lead.get())
                .ifPresent(median -> ratios.add(new Ratio(aspect, setting, lead.get(), base.name(), median)));
        for (boolean located : new boolean[] {false, true}) {
            String heading = located ? "best peer with location" : "best peer without";
            best.peer(aspect.question(), setting, lead.get(), located)
                    .ifPresent(peer -> ratios.add(new Ratio(aspect, setting, lead.get(), heading, peer.median())));
        }
        return ratios;
    }

    /** A column: what part of {@code base} each subject's median is. */
    private final class Ratio {
        private final Aspect aspect;
        private final String setting;
        private final String metric;
        private final String heading;
        private final double base;

        Ratio(Aspect aspect, String setting, String metric, String heading, double base) {
            this.aspect = aspect;
            this.setting = setting;
            this.metric = metric;
            this.heading = metric + " ÷ " + heading;
            this.base = base;
        }

        Optional<String> of(Subject subject) {
            return figures.median(aspect.question(), subject, setting, metric)
                    .filter(median -> base > 0)
                    .map(median -> Numbers.of(median / base));
        }
    }
}
