package dev.whence.benchmarks.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a {@link Plot} as SVG. The only place that knows the plotting library. */
final class Chart {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 520;
    private static final int MARKER = 7;
    private static final int PADDING = 14;
    private static final int TITLE_PADDING = 12;
    private static final Color INK = new Color(0x333333);
    private static final Color GRID = new Color(0xE2E2E2);
    /** Solid: each dash of a dashed one would be a shape of its own in the file. */
    private static final BasicStroke GRID_LINE = new BasicStroke(1);

    private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d{3,}");
    private static final Pattern ROOT = Pattern.compile("<svg [^>]*>");

    private Chart() {}

    static String svg(Plot plot) throws IOException {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(plot.title())
                .xAxisTitle(plot.xTitle())
                .yAxisTitle(plot.yTitle())
                .build();
        style(chart.getStyler());
        decades(chart.getStyler(), plot);
        for (Plot.Line line : plot.lines()) {
            List<Double> values =
                    line.values().stream().map(value -> value.orElse(null)).toList();
            CategorySeries series = chart.addSeries(line.name(), plot.places(), values);
            series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Look.colour(line.look()));
            series.setLineColor(Look.colour(line.look())).setLineStyle(Look.line(line.look()));
        }
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        VectorGraphicsEncoder.saveVectorGraphic(chart, svg, VectorGraphicsFormat.SVG);
        return described(shortened(svg.toString(StandardCharsets.UTF_8)), plot);
    }

    private static void style(CategoryStyler style) {
        style.setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Line).setOverlapped(true);
        style.setYAxisLogarithmic(true).setYAxisLogarithmicDecadeOnly(true).setYAxisDecimalPattern("#,###");
        style.setLocale(Locale.ROOT).setYAxisLabelAlignment(TextAlignment.Right);
        style.setPlotGridVerticalLinesVisible(false).setPlotGridLinesColor(GRID).setPlotGridLinesStroke(GRID_LINE);
        style.setAxisTicksLineVisible(false).setAxisTickLabelsColor(INK).setAxisTickMarksColor(GRID);
        style.setAxisTitleFont(font(Font.PLAIN, 13)).setAxisTickLabelsFont(font(Font.PLAIN, 12));
        style.setMarkerSize(MARKER).setPlotBorderVisible(false).setChartBackgroundColor(Color.WHITE);
        style.setChartFontColor(INK)
                .setChartTitleFont(font(Font.BOLD, 16))
                .setChartTitlePadding(TITLE_PADDING)
                .setChartPadding(PADDING);
        style.setLegendPosition(LegendPosition.OutsideE).setLegendBorderColor(Color.WHITE);
        style.setLegendFont(font(Font.PLAIN, 12)).setLegendSeriesLineLength(30);
    }

    /** Only whole powers of ten have a label, so the axis goes from one to another. */
    private static void decades(CategoryStyler style, Plot plot) {
        DoubleSummaryStatistics values = plot.lines().stream()
                .flatMap(line -> line.values().stream())
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        style.setYAxisMin(Math.pow(10, Math.floor(Math.log10(values.getMin()))));
        style.setYAxisMax(Math.pow(10, Math.floor(Math.log10(values.getMax())) + 1));
    }

    private static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    /** Letters are drawn as shapes, with more digits than anybody sees: two behind the point are enough. */
    private static String shortened(String svg) {
        return NUMBER.matcher(svg).replaceAll(Chart::shortened);
    }

    private static String shortened(MatchResult number) {
        String digits = number.group();
        return digits.substring(0, digits.indexOf('.') + 3);
    }

    /** Says in words what is drawn, for who or what reads the file without seeing it. */
    private static String described(String svg, Plot plot) {
        String names =
                String.join(", ", plot.lines().stream().map(Plot.Line::name).toList());
        String words = "\n  <title>" + escaped(plot.title()) + "</title>\n  <desc>"
                + escaped(plot.yTitle() + ": " + names) + "</desc>";
        return ROOT.matcher(svg).replaceFirst(root -> root.group() + words);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
