package dev.whence.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.benchmarks.figure.Question;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What figures say of the goals. */
class GoalsTest {
    private static final String CLOSE = "at most 1/100 of the best peer with location";
    private static final String WIDE = "at most 1/20 of the best peer without";

    @Test
    void nothingMeasuredReachesNothing() {
        List<Goal> goals = Goals.of(new MadeUp().figures());

        assertThat(goals).hasSizeGreaterThan(15).allSatisfy(goal -> {
            assertThat(goal.outcome()).isEqualTo("not measured");
            assertThat(goal.isReached()).isFalse();
        });
    }

    @Test
    void bestPeerIsTheFastestOfItsKindByMedian() {
        MadeUp figures = new MadeUp()
                .call("whence-async-precise", 50, 90, 40)
                .call("log4j", 1_000, 900, 1_500)
                .call("tinylog", 1_100)
                .call("log4j-location", 9_000)
                .call("log4j-woven", 4_000, 4_000)
                .call("floor-nano-time", 38);

        assertThat(goal(figures, CLOSE).row())
                .contains(
                        "1/80: Whence async precise 50 ns, Log4j with location woven in 4,000 ns",
                        "no, 1.25 times off");
        assertThat(goal(figures, WIDE).row())
                .contains("1/20: Whence async precise 50 ns, Log4j without location 1,000 ns", "**yes**");
        assertThat(goal(figures, "at most one clock read + 15 ns").row())
                .contains("12 ns: Whence async precise 50 ns, one System.nanoTime() 38 ns", "**yes**");
        assertThat(goal(figures, "coarse clock: at most 0.6 of a clock read").outcome())
                .isEqualTo("not measured");
    }

    @Test
    void ratesAreBetterTheHigher() {
        MadeUp figures = new MadeUp()
                .rate("whence-async-precise", "1 thread", 2_000_000)
                .rate("log4j", "1 thread", 500_000)
                .rate("logback", "1 thread", 1_000_000)
                .rate("floor-write-blocks", "1 thread", 2_500_000);

        assertThat(goal(figures, "at least 3 times the best peer without location")
                        .row())
                .contains(
                        "2: Whence async precise 2,000,000 lines/s, Logback without location 1,000,000 lines/s",
                        "no, 1.5 times off");
        assertThat(goal(figures, "at least 0.8 of the bare write").outcome()).isEqualTo("**yes**");
    }

    @Test
    void allocationInAnyMessageCounts() {
        MadeUp figures = new MadeUp()
                .with(Question.BURST, "whence-async-precise", "twoIntegers", "allocated", "B", 0.1, 0.1, 0)
                .with(Question.BURST, "floor-nano-time", "twoIntegers", "allocated", "B", 0.1);
        assertThat(goal(figures, "0 B").row())
                .contains("at most, in twoIntegers: 0.1 (0 to 0.1) B, one System.nanoTime() 0.1 B", "**yes**");

        figures.with(Question.BURST, "whence-async-precise", "stringConcat", "allocated", "B", 0, 24, 24);
        assertThat(goal(figures, "0 B").row()).contains("at most, in stringConcat: 24 (0 to 24) B", "no, 23.5 B off");
    }

    @Test
    void callThatIsOffIsComparedWithAnEmptyMethod() {
        MadeUp figures = new MadeUp()
                .with(Question.DISABLED, "whence-async-precise", "twoIntegers", "p50", "ns", 1.75)
                .with(Question.DISABLED, "floor-empty", "twoIntegers", "p50", "ns", 0.5);

        assertThat(goal(figures, "at most 1 ns over an empty method, arguments included")
                        .row())
                .contains("1.25 ns: Whence async precise 1.75 ns, an empty method 0.5 ns", "no, 0.25 ns off");
    }

    @Test
    void idleIsWhatIsAddedToAJvmAlone() {
        MadeUp figures = new MadeUp()
                .with(Question.FOOTPRINT, "whence-async-precise", "idle", "processor", "%", 0.25)
                .with(Question.FOOTPRINT, "jvm", "idle", "processor", "%", 0.125);

        assertThat(goal(figures, "at most 0.05 % of one processor more than a JVM without a logger")
                        .row())
                .contains("0.125 %: Whence async precise 0.25 %, ", "0.125 %", "no, 0.075 % off");
    }

    @Test
    void comparesWithNothingThatIsZero() {
        MadeUp figures =
                new MadeUp().call("whence-async-precise", 0).call("log4j", 0).call("floor-nano-time", 0);

        assertThat(goal(figures, WIDE).outcome()).isEqualTo("not measured");
        assertThat(goal(figures, "at most one clock read + 15 ns").outcome()).isEqualTo("**yes**");
    }

    @Test
    void lossOfAnEchoServerHasItsRange() {
        MadeUp figures = new MadeUp()
                .with(Question.ECHO, "whence-async-precise", "full load", "loss", "%", 3.5, 4, -1, 3, 9, 4.5, 2);

        assertThat(goal(figures, "at most 2 % of queries per second lost, with its interval")
                        .row())
                .contains("3.5 (-1 to 9) %", "no, 7 % off");
    }

    private static Goal goal(MadeUp figures, String goal) {
        return Goals.of(figures.figures()).stream()
                .filter(one -> one.goal().equals(goal))
                .findFirst()
                .orElseThrow();
    }
}
