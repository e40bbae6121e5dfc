package dev.whence.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The median of forks, and where it lies. */
class SpreadTest {
    @Test
    void medianIsTheMiddleOrBetweenTheTwo() {
        assertThat(Spread.of(List.of(9.0, 1.0, 2.0))).isEqualTo(new Spread(1, 2, 9, 3));
        assertThat(Spread.of(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(new Spread(1, 3, 9, 4));
    }

    @Test
    void oneForkHasNoRange() {
        assertThat(Spread.of(List.of(0.0)).isRange()).isFalse();
        assertThat(Numbers.of(Spread.of(List.of(0.0)))).isEqualTo("0");
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nineForksLeaveOneOutAtEitherEnd() {
        List<Double> values =
                IntStream.rangeClosed(1, 9).mapToObj(Double::valueOf).toList();

        assertThat(Spread.of(values)).isEqualTo(new Spread(2, 5, 8, 9));
    }

    @Test
    void boundsHoldTheTrueMedianAsOftenAsIsSaid() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int runs = 20_000;
        for (int forks : new int[] {6, 9, 15}) {
            int held = 0;
            for (int run = 0; run < runs; run++) {
                // Skewed as times are; the true median is 1.
                Spread spread = Spread.of(random.doubles(forks)
                        .mapToObj(u -> Math.log(1 - u) / Math.log(0.5))
                        .toList());
                held += spread.low() <= 1 && 1 <= spread.high() ? 1 : 0;
            }
            assertThat(held / (double) runs)
                    .as("%d forks, seed %d", forks, seed)
                    .isGreaterThan(0.945);
        }
    }
}
