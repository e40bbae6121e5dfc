package dev.whence.examples.echo.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class TrialProcessTest {
    private static final Load SHORT = new Load(8, 1, Duration.ZERO, Duration.ofMillis(500));

    @TempDir
    Path logs;

    /** The whole way: a process that serves, logs and is asked; afterwards each message has its line. */
    @ParameterizedTest
    @EnumSource
    void servesAndLogsEachMessage(Mode mode) throws Exception {
        try (TrialProcess trial = TrialProcess.start(mode, logs, Deadline.in(Duration.ofSeconds(40)))) {
            trial.awaitReady();
            LoadResult first = trial.measure(SHORT);
            LoadResult second = trial.measure(SHORT);
            long messages = trial.end();
            assertThat(messages).isGreaterThanOrEqualTo(first.queries() + second.queries());
            assertThat(new LogDirectory(logs).countMessages()).isEqualTo(mode.writes() ? messages : 0);
        }
    }

    @Test
    void givesUpWhenTheTimeIsOver() throws Exception {
        try (TrialProcess trial = TrialProcess.start(Mode.OFF, logs, Deadline.in(Duration.ZERO))) {
            assertThatIOException().isThrownBy(trial::awaitReady).withMessageContaining("the time is over");
        }
    }
}
