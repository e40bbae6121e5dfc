package dev.whence.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.Question;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written is what is read. */
class FiguresFileTest {

    @Test
    void writesAndReadsEveryDigitAndSign() {
        List<Figure> figures = List.of(
                new Figure(Question.BURST, "log4j", "twoIntegers", "p50", "ns", 1, 1512),
                new Figure(Question.ECHO, "whence-async", "a \"quoted\", separated setting", "loss", "%", 2, -0.1 / 3),
                new Figure(Question.DISABLED, "empty", "", "mean", "ns", 3, 0),
                new Figure(Question.SUSTAINED, "file-channel", "16 threads", "rate", "lines/s", 4, 1.5e9));
        String text = new FiguresFile(MadeUp.FACTS, figures).text();

        assertThat(FiguresFile.parse(text.lines().toList())).isEqualTo(new FiguresFile(MadeUp.FACTS, figures));
        assertThat(text)
                .startsWith("# date: 2026-11-23 10:00 UTC\n")
                .contains("\nburst,log4j,twoIntegers,p50,ns,1,1512\n");
    }

    @Test
    void tellsWhichLineIsNoFigure() {
        assertThatThrownBy(() -> FiguresFile.parse(List.of("# date: today", "burst,log4j,twoIntegers,p50,ns,1")))
                .hasMessageStartingWith("line 2 ");
        assertThatThrownBy(() -> FiguresFile.parse(List.of("guess,log4j,twoIntegers,p50,ns,1,5")))
                .hasMessageStartingWith("line 1 ");
    }

    @Test
    void writesNoValueThatIsNone() {
        Figure none = new Figure(Question.BURST, "log4j", "", "p50", "ns", 1, Double.NaN);

        assertThatThrownBy(() -> new FiguresFile(MadeUp.FACTS, List.of(none)).text())
                .hasMessageContaining("no figure");
    }

    @Test
    void knowsThisMachine() throws Exception {
        Facts facts = Facts.of(Instant.parse("2026-11-23T10:00:59Z"), Path.of("."));

        assertThat(facts.date()).isEqualTo("2026-11-23 10:00 UTC");
        assertThat(facts.byName().values()).allSatisfy(fact -> assertThat(fact).isNotBlank());
        assertThat(Facts.from(facts.byName())).isEqualTo(facts);
    }
}
