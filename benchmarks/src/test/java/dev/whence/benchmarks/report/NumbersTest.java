package dev.whence.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people read them. */
class NumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0",
                "0.03125; 0.0313",
                "28.449; 28.4",
                "999.6; 1,000",
                "1512; 1,510",
                "4623000; 4,620,000",
                "-1.5; -1.5",
                "100; 100"
            })
    void haveThreeDigitsThatCount(double value, String text) {
        assertThat(Numbers.of(value)).isEqualTo(text);
    }

    @Test
    void saysWhereTheMedianLies() {
        assertThat(Numbers.of(new Spread(1490, 1512, 1544, 3))).isEqualTo("1,510 (1,490 to 1,540)");
    }
}
