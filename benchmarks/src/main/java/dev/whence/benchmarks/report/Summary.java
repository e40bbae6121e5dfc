package dev.whence.benchmarks.report;

import java.util.List;

/** The page of results: where and when, the goals, then a part for each question, with its plots and tables. */
final class Summary {
    private static final String HOW_TO_READ = """
            A figure is the median over the forks of its kind; behind it, in brackets, is where the true median lies: the
            least and the most of fewer than six forks, from six on the bounds of 95 % by order of the values. Percentiles
            are of the calls within a fork. A ratio is a subject's median over that of who is named at the top: in times
            more is worse, in rates better. "Location" is file, line and method in each line. All figures, fork by fork, are
            in [figures.csv](figures.csv); how they are measured is in [the benchmarks' README](../README.md).

            """;

    private Summary() {}

    static String of(Facts facts, Figures figures, List<Plot> plots) {
        StringBuilder text = new StringBuilder("# Results\n\n");
        text.append("Written by `benchmarks/run` and not by hand.\n\n| | |\n|---|---|\n");
        facts.byName().forEach((name, value) -> text.append("| " + name + " | " + value + " |\n"));
        text.append('\n').append(HOW_TO_READ);
        text.append("## Goals\n\n| question | goal | measured | reached |\n|---|---|---|---|\n");
        Goals.of(figures).forEach(goal -> text.append(goal.row()));
        for (Plot plot : plots) {
            text.append("\n![" + plot.title() + "](" + plot.file() + ")\n");
        }
        Tables tables = new Tables(figures);
        for (Aspect aspect : Aspect.ALL) {
            text.append("\n## " + aspect.heading() + "\n\n" + aspect.text() + "\n\n");
            String table = tables.of(aspect);
            text.append(table.isEmpty() ? "Not measured in this run.\n" : table);
        }
        return text.toString().stripTrailing() + "\n";
    }
}
