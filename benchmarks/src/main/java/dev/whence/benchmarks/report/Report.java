package dev.whence.benchmarks.report;

import dev.whence.benchmarks.figure.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes of figures what people read: {@code figures.csv} with each of them, {@code README.md} with medians, ratios and
 * goals, and plots. The same figures give the same bytes.
 */
public final class Report {
    private static final String FIGURES = "figures.csv";

    private Report() {}

    /** Makes tables and plots anew from {@code figures.csv} in the directory {@code args[0]}; measures nothing. */
    public static void main(String[] args) throws IOException {
        Path results = Path.of(args[0]);
        FiguresFile file = FiguresFile.parse(Files.readAllLines(results.resolve(FIGURES)));
        write(results, file.facts(), file.figures());
        System.out.println("tables and plots of " + file.figures().size() + " figures are in " + results);
    }

    /**
     * Writes all into {@code results}, made if missing. The figures come first, so that nothing measured is lost if the
     * machine cannot draw: then that is thrown, and {@link #main} can do the rest elsewhere.
     */
    public static void write(Path results, Facts facts, List<Figure> measured) throws IOException {
        Figures figures = new Figures(measured);
        String all = new FiguresFile(facts, measured).text();
        Files.createDirectories(results);
        replace(results.resolve(FIGURES), all);
        List<Plot> plots = Plots.of(figures);
        Map<String, String> drawn = new LinkedHashMap<>();
        for (Plot plot : plots) {
            drawn.put(plot.file(), Chart.svg(plot));
        }
        for (String file : Plots.FILES) {
            if (drawn.containsKey(file)) {
                replace(results.resolve(file), drawn.get(file));
            } else {
                Files.deleteIfExists(results.resolve(file));
            }
        }
        replace(results.resolve("README.md"), Summary.of(facts, figures, plots));
    }

    /** At once: whoever reads meanwhile finds the earlier content or all of this. */
    private static void replace(Path file, String content) throws IOException {
        Path unfinished = Files.writeString(file.resolveSibling(file.getFileName() + ".unfinished"), content);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
