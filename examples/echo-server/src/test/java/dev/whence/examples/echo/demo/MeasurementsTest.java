package dev.whence.examples.echo.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
    @Test
    void theSpreadOfOddAndEvenNumbersOfValues() {
        assertThat(Spread.of(List.of(3.0, 1.0, 9.0))).isEqualTo(new Spread(1, 3, 9));
        assertThat(Spread.of(List.of(4.0, 1.0, 9.0, 2.0))).isEqualTo(new Spread(1, 3, 9));
        assertThat(Spread.of(List.of(5.0))).isEqualTo(new Spread(5, 5, 5));
    }

    /** The second round is twice as slow for all: the speeds show it, the loss must not. */
    @Test
    void comparesEachRoundWithItself() {
        Measurements measurements = new Measurements();
        measurements.add(Mode.OFF, 1000);
        measurements.add(Mode.ASYNC, 900);
        measurements.add(Mode.ASYNC, 450);
        measurements.add(Mode.OFF, 500);

        assertThat(measurements.speed(Mode.ASYNC)).isEqualTo(new Spread(450, 675, 900));
        Spread loss = measurements.loss(Mode.ASYNC);
        assertThat(loss.lowest()).isEqualTo(0.1, within(1e-9));
        assertThat(loss.highest()).isEqualTo(0.1, within(1e-9));
    }
}
