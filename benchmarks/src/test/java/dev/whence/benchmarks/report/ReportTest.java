package dev.whence.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The files that people get. */
class ReportTest {
    @TempDir
    private Path results;

    @Test
    void writesTablesAndPlotsThatThePageShows() throws IOException {
        Report.write(results, MadeUp.FACTS, MadeUp.everything().list());

        assertThat(names(results))
                .containsExactly(
                        "README.md", "burst.svg", "figures.csv", "location.svg", "response.svg", "throughput.svg");
        assertThat(Files.readString(results.resolve("README.md")))
                .contains("| processor | a processor: fast |", "](burst.svg)", "](throughput.svg)");
    }

    @Test
    void plotsAreXmlThatNamesEachPeer() throws Exception {
        Report.write(results, MadeUp.FACTS, MadeUp.everything().list());

        for (String file : Plots.FILES) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            Element svg = factory.newDocumentBuilder()
                    .parse(results.resolve(file).toFile())
                    .getDocumentElement();
            assertThat(svg.getTagName()).isEqualTo("svg");
            assertThat(svg.getElementsByTagName("title").getLength()).isEqualTo(1);
            assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                    .contains("Whence", "Log4j", "woven", "Logback", "tinylog");
        }
    }

    @Test
    void theSameFiguresGiveTheSameBytes(@TempDir Path again) throws IOException {
        Report.write(results, MadeUp.FACTS, MadeUp.everything().list());
        Files.copy(results.resolve("figures.csv"), again.resolve("figures.csv"));

        Report.main(new String[] {again.toString()});

        assertThat(contents(again)).isEqualTo(contents(results));
    }

    @Test
    void runThatMeasuredLittleLeavesNoPlotOfAnother() throws IOException {
        Report.write(results, MadeUp.FACTS, MadeUp.everything().list());
        List<Figure> little = new MadeUp()
                .with(Question.DISABLED, "log4j", "", "p50", "ns", 0)
                .list();
        Report.write(results, MadeUp.FACTS, little);

        assertThat(names(results)).containsExactly("README.md", "figures.csv");
        assertThat(Files.readString(results.resolve("README.md")))
                .contains("Not measured in this run.", "| Log4j without location | 0 |")
                .doesNotContain(".svg");
    }

    private static List<String> names(Path directory) throws IOException {
        return List.copyOf(contents(directory).keySet());
    }

    private static TreeMap<String, String> contents(Path directory) throws IOException {
        TreeMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
