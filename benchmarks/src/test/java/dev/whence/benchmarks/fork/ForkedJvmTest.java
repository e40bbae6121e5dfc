package dev.whence.benchmarks.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.figure.Question;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForkedJvmTest {
    @Test
    void figuresAreReadFromItsOutput() throws Exception {
        assertThat(figures(fork("answer")))
                .containsExactly(
                        new Figure(Question.SUSTAINED, "peer", "5 threads", "rate", "lines/s", 2, 1.5),
                        new Figure(Question.SUSTAINED, "peer", "", "heap", "MiB", 2, 512));
    }

    @Test
    void figuresOfAForkThatFailsAreNotTaken() {
        assertThatThrownBy(() -> figures(fork("fail")))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("status 1", "the disk is full");
    }

    @Test
    void noFigureIsAFailure() {
        assertThatThrownBy(() -> figures(fork("say nothing")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("without a figure");
    }

    @Test
    void aPeerThatIsNotThereIsNoFailure() {
        assertThatThrownBy(() -> figures(fork("miss")))
                .isInstanceOf(MissingPeerException.class)
                .hasMessage("org/acme/Logger in a jar");
    }

    @Test
    void oneThatDoesNotEndIsEnded() throws IOException {
        RunningFork running = fork("sleep").withLimit(Duration.ofMillis(300)).start();

        assertThatThrownBy(() -> running.figures(Question.SUSTAINED, "peer", 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in time");
        assertThat(ProcessHandle.of(running.pid())).isEmpty();
    }

    @Test
    void onceClosedItIsGone() throws IOException {
        RunningFork running = fork("sleep").start();
        long pid = running.pid();

        running.close();

        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    void itsOwnOptionsWin() throws Exception {
        List<Figure> heap = figures(fork("tell options").withOptions(List.of("-Xms96m", "-Xmx96m")));

        assertThat(heap.get(0).value()).isBetween(64.0, 96.0);
    }

    @Test
    void settingsOfTheUsersOwnAreNotPassedOn() {
        assertThat(List.of("WHENCE_LEVEL", "LOG4J_CONFIGURATION_FILE", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"))
                .allMatch(ForkedJvm::changesLogging);
        assertThat(List.of("PATH", "HOME", "LANG")).noneMatch(ForkedJvm::changesLogging);
    }

    private static ForkedJvm fork(String what) {
        return ForkedJvm.of(Forks.class, what);
    }

    private static List<Figure> figures(ForkedJvm fork) throws Exception {
        return fork.figures(Question.SUSTAINED, "peer", 2);
    }
}
