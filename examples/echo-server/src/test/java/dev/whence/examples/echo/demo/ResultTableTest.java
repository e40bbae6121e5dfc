package dev.whence.examples.echo.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultTableTest {
    private static final Spread NO_LOSS = new Spread(0, 0, 0);
    private final ResultTable table = new ResultTable();

    @Test
    void linesUpItsColumns() {
        table.add(new ResultTable.Row(Mode.OFF, new Spread(99_000, 100_000.4, 101_000), NO_LOSS, 1_000_000, 0));
        table.add(new ResultTable.Row(
                Mode.SYNC, new Spread(59_000, 60_000, 61_000), new Spread(0.391, 0.4, 0.4123), 600_000, 600_000));
        table.add(new ResultTable.Row(
                Mode.ASYNC, new Spread(90_000, 97_000, 101_500), new Spread(-0.005, 0.03, 0.1), 970_000, 970_000));

        assertThat(table.toString().lines())
                .containsExactly(
                        "          queries/s     lowest    highest      loss    lowest..highest   lines written",
                        "off         100,000     99,000    101,000                                none",
                        "sync         60,000     59,000     61,000     40.0%       39.1%..41.2%   600,000 of 600,000",
                        "async        97,000     90,000    101,500      3.0%       -0.5%..10.0%   970,000 of 970,000");
        assertThat(table.isComplete()).isTrue();
    }

    @Test
    void seesALineThatIsMissing() {
        table.add(new ResultTable.Row(Mode.ASYNC, NO_LOSS, NO_LOSS, 10, 9));
        assertThat(table.isComplete()).isFalse();
    }

    @Test
    void seesALineTooMany() {
        table.add(new ResultTable.Row(Mode.SYNC, NO_LOSS, NO_LOSS, 10, 11));
        assertThat(table.isComplete()).isFalse();
    }
}
