package dev.whence.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.benchmarks.figure.Question;
import org.junit.jupiter.api.Test;

/** Tables with medians and ratios. */
class TablesTest {
    @Test
    void rowsAreSubjectsAndRatiosFollow() {
        MadeUp figures = new MadeUp()
                .call("log4j-location", 8_000)
                .call("tinylog", 2_000, 1_000, 3_000)
                .call("whence-async-precise", 50)
                .with(Question.BURST, "whence-async-precise", "twoIntegers", "allocated", "B", 0);

        assertThat(table(figures, Question.BURST)).isEqualTo("""
                        #### twoIntegers

                        | subject | p50, ns | allocated, B | p50 ÷ Whence async precise | p50 ÷ best peer without | p50 ÷ best peer with location |
                        | --- | --: | --: | --: | --: | --: |
                        | Whence async precise | 50 | 0 | 1 | 0.025 | 0.00625 |
                        | tinylog without location | 2,000 (1,000 to 3,000) | – | 40 | 1 | 0.25 |
                        | Log4j with location | 8,000 | – | 160 | 4 | 1 |

                        """);
    }

    @Test
    void withoutWhenceOrPeersThereIsNoRatioToThem() {
        assertThat(table(new MadeUp().call("floor-empty", 1), Question.BURST)).isEqualTo("""
                        #### twoIntegers

                        | subject | p50, ns |
                        | --- | --: |
                        | an empty method | 1 |

                        """);
    }

    @Test
    void nothingIsDividedByZero() {
        MadeUp figures = new MadeUp().call("whence-async-precise", 0).call("log4j", 5);

        assertThat(table(figures, Question.BURST))
                .contains("| Whence async precise | 0 | – | 0 |", "| Log4j without location | 5 | – | 1 |");
    }

    @Test
    void responseTimesAtRatesOfTheirOwnAreNotCompared() {
        MadeUp figures = new MadeUp();
        for (String rate : new String[] {"50000/s", "50 %"}) {
            figures.with(Question.RESPONSE, "whence-async-precise", rate, "p99.9", "ns", 100)
                    .with(Question.RESPONSE, "log4j", rate, "p99.9", "ns", 200)
                    .with(Question.RESPONSE, "log4j", rate, "calls", "calls", 5_000);
        }

        assertThat(table(figures, Question.RESPONSE))
                .contains("#### 50000/s\n\n| subject | p99.9, ns | calls | p99.9 ÷ Whence async precise |")
                .contains("#### 50 %\n\n| subject | p99.9, ns | calls |\n");
    }

    @Test
    void buildingIsComparedWithPlainSource() {
        MadeUp figures = new MadeUp()
                .with(Question.BUILD, "plain-source", "", "processor", "s", 10)
                .with(Question.BUILD, "woven", "", "processor", "s", 15);

        assertThat(table(figures, Question.BUILD)).contains("processor ÷ plain source", "| with weaving | 15 | 1.5 |");
    }

    @Test
    void whatHoldsForAllSettingsHasATableOfItsOwn() {
        MadeUp figures =
                new MadeUp().rate("log4j", "1 thread", 1_000).with(Question.SUSTAINED, "log4j", "", "size", "B", 140);

        assertThat(table(figures, Question.SUSTAINED))
                .contains("#### 1 thread\n\n| subject | rate, lines/s |")
                .contains("#### whatever the setting\n\n| subject | size, B |");
        assertThat(Plots.of(figures.figures()).get(0).places()).containsExactly("1 thread");
    }

    @Test
    void oneMetricHasOneUnit() {
        MadeUp figures = new MadeUp().call("log4j", 5).with(Question.BURST, "log4j", "twoIntegers", "p50", "µs", 5);

        assertThatThrownBy(figures::figures).hasMessageContaining("in ns and in µs");
    }

    private static String table(MadeUp figures, Question question) {
        Aspect aspect = Aspect.ALL.stream()
                .filter(one -> one.question() == question)
                .findFirst()
                .orElseThrow();
        return new Tables(figures.figures()).of(aspect);
    }
}
