package dev.whence.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final long MILLI = 1_000_000;

    private long nanos = Long.MAX_VALUE - 300 * MILLI; // nanoTime may overflow
    private final Patience patience = new Patience(() -> nanos);

    @Test
    void whoLooksAgainAndAgainHasWaited() {
        long since = nanos;
        for (int i = 1; i <= 1000; i++) {
            nanos += 50 * MILLI;
            assertThat(patience.waited(since)).isEqualTo(i * 50 * MILLI);
        }
    }

    @Test
    void whoWasStoppedHasNotWaited() {
        long since = nanos;
        nanos += 50 * MILLI;
        assertThat(patience.waited(since)).isEqualTo(50 * MILLI);
        nanos += 60_000 * MILLI;
        assertThat(patience.waited(since)).isZero();
        nanos += 50 * MILLI;
        assertThat(patience.waited(since)).as("from there on").isEqualTo(50 * MILLI);
        assertThat(patience.waited(nanos - 20 * MILLI))
                .as("another, who came later")
                .isEqualTo(20 * MILLI);
    }
}
