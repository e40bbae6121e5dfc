package dev.whence.examples.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(10), Duration.ofMillis(50));

    @Test
    void doublesUpToTheLimit() {
        assertThat(new long[] {next(), next(), next(), next(), next()}).containsExactly(10, 20, 40, 50, 50);
    }

    @Test
    void beginsAnewAfterASuccess() {
        next();
        next();
        backoff.afterSuccess();
        assertThat(next()).isEqualTo(10);
    }

    @Test
    void refusesWaitsThatCannotGrow() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofMillis(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ofMillis(2), Duration.ofMillis(1)));
    }

    private long next() {
        return backoff.afterFailure().toMillis();
    }
}
