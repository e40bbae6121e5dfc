package dev.whence.benchmarks.whole.build;

import dev.whence.benchmarks.buildprice.BuildPrice;
import dev.whence.benchmarks.buildprice.Cost;
import dev.whence.benchmarks.buildprice.Way;
import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of {@link BuildPrice}, in fewer rounds than it takes when it is run by itself. */
public final class BuildCost {
    private static final double NANOS_A_SECOND = 1e9;

    private BuildCost() {}

    /** Compiles so many classes in {@code folder}; a round's figures have its number as their fork. */
    public static List<Figure> measure(Path folder, int classes, int rounds) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<Way, List<Cost>> way :
                BuildPrice.costs(folder, classes, 0, rounds).entrySet()) {
            String subject = way.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-');
            for (int i = 0; i < way.getValue().size(); i++) {
                Cost cost = way.getValue().get(i);
                figures.add(figure(subject, "wall", i + 1, cost.wall()));
                figures.add(figure(subject, "processor", i + 1, cost.cpu()));
            }
        }
        return figures;
    }

    private static Figure figure(String subject, String metric, int round, long nanos) {
        return new Figure(Question.BUILD, subject, "", metric, "s", round, nanos / NANOS_A_SECOND);
    }
}
