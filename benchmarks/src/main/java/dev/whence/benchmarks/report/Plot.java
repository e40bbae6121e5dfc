package dev.whence.benchmarks.report;

import java.util.List;
import java.util.Optional;

/**
 * What a plot shows: a line for each subject over a few named places. The y axis counts powers of ten.
 *
 * @param file its name
 * @param places along the x axis, at even distances
 */
record Plot(String file, String title, String xTitle, String yTitle, List<String> places, List<Line> lines) {
    /**
     * One subject's values.
     *
     * @param name in the legend
     * @param look whose colour and line it has
     * @param values one a place, above zero; nothing where there is no figure
     */
    record Line(String name, Subject look, List<Optional<Double>> values) {}
}
