package dev.whence.benchmarks.whole.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.Question;
import dev.whence.benchmarks.fork.RunningFork;
import dev.whence.benchmarks.peer.Variant;
import dev.whence.benchmarks.whole.child.PeerFork;
import dev.whence.benchmarks.whole.probe.LogFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StoppedProcessTest {
    private static final double SECOND = 1e9;

    @TempDir
    Path logs;

    /** An eighth of the calls should have begun while the process was stopped: that is no single slow call. */
    @Test
    void aSecondOfStandstillShowsInThePercentiles() throws Exception {
        try (RunningFork fork = PeerFork.of(
                        Variant.WHENCE_ASYNC_PRECISE, logs, ResponseProgram.class, "8000", "10000/s=10000")
                .start()) {
            awaitFirstLine();
            Thread.sleep(3000); // the warm-up is over, and most of the measurement is still to come
            signal("-STOP", fork);
            Thread.sleep(1000);
            signal("-CONT", fork);
            Map<String, Double> values = byMetric(fork.figures(Question.RESPONSE, "stopped", 1));

            assertThat(values.get("calls")).isEqualTo(80_000);
            assertThat(values.get("max")).isBetween(0.95 * SECOND, 3 * SECOND);
            assertThat(values.get("p99")).isGreaterThan(0.8 * SECOND);
            assertThat(values.get("p50")).isLessThan(0.5 * SECOND);
        }
    }

    private void awaitFirstLine() throws IOException, InterruptedException {
        while (new LogFiles(logs).size().lines() == 0) {
            Thread.sleep(20);
        }
    }

    private static void signal(String signal, RunningFork fork) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", signal, String.valueOf(fork.pid()))
                .inheritIO()
                .start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }

    private static Map<String, Double> byMetric(List<Figure> figures) {
        return figures.stream().collect(Collectors.toMap(Figure::metric, Figure::value));
    }
}
