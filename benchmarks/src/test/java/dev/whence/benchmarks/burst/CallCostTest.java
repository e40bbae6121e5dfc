package dev.whence.benchmarks.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.figure.Question;
import dev.whence.benchmarks.fork.Answer;
import dev.whence.benchmarks.fork.ForkedJvm;
import dev.whence.benchmarks.fork.Measurement;
import dev.whence.benchmarks.peer.Variant;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through JMH, as it is measured. */
class CallCostTest {
    @TempDir
    Path work;

    @Test
    void aBurstHasPercentilesAndWhatACallAllocates() throws Exception {
        List<Figure> figures = measure("burst, twoIntegers: Logback, async, no location");

        assertThat(figures).extracting(Figure::metric).containsExactly("p50", "p90", "p99", "allocated");
        assertThat(figures).allSatisfy(figure -> {
            assertThat(figure.question()).isEqualTo(Question.BURST);
            assertThat(figure.subject()).isEqualTo("logback");
            assertThat(figure.setting()).isEqualTo("twoIntegers");
            assertThat(figure.fork()).isEqualTo(3);
        });
        assertThat(figures.get(0).value())
                .isPositive()
                .isLessThanOrEqualTo(figures.get(2).value());
        assertThat(figures.get(3).value()).as("an event for each line").isGreaterThan(16);
        assertThat(work).as("logs are gone").isDirectoryNotContaining("glob:**/logs");
    }

    @Test
    void whatJmhAllocatesIsNotCounted() throws Exception {
        List<Figure> figures = measure("burst, twoIntegers: one System.nanoTime()");

        assertThat(figures.get(3).value()).isZero();
    }

    @Test
    void callsAreTimedOneByOne() throws Exception {
        List<Figure> figures = measure("burst, twoIntegers, one by one: one System.nanoTime()");

        assertThat(figures).extracting(Figure::metric).containsExactly("p50", "p90", "p99", "p99.9");
        assertThat(figures).extracting(Figure::value).isSorted().allMatch(nanos -> nanos > 0);
    }

    @Test
    void theMeanOfACallThatIsOff() throws Exception {
        List<Figure> figures = measure("disabled, twoIntegers: an empty method");

        assertThat(figures).extracting(Figure::metric).containsExactly("p50");
        assertThat(figures.get(0).value()).isPositive();
    }

    @Test
    void eachVariantIsMeasuredAndNothingTwice() {
        List<CallCost> all = CallCost.all(work);

        assertThat(all).extracting(CallCost::title).doesNotHaveDuplicates();
        for (Variant variant : Variant.values()) {
            assertThat(all).extracting(CallCost::title).contains("burst, twoIntegers: " + variant.label());
        }
    }

    @Test
    void aPeerThatIsNotThereIsSaidToBeMissing() {
        String without = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("tinylog"))
                .collect(Collectors.joining(File.pathSeparator));
        ForkedJvm run = ForkedJvm.of(Tinylog.class, work.toString()).withClassPath(without);

        assertThatThrownBy(() -> run.figures(Question.DISABLED, "tinylog", 1))
                .isInstanceOf(MissingPeerException.class)
                .hasMessageContaining("org/tinylog");
    }

    private List<Figure> measure(String title) throws Exception {
        return measurement(title, work).measure(3);
    }

    private static Measurement measurement(String title, Path work) {
        return CallCost.all(work).stream()
                .filter(measurement -> measurement.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** Measures a peer that is not on its class path. */
    static final class Tinylog {
        private Tinylog() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            Path work = Files.createDirectories(Path.of(args[0]));
            try {
                measurement("disabled, twoIntegers: tinylog, async, no location", work)
                        .measure(1);
            } catch (MissingPeerException e) {
                Answer.missing(e.getMessage());
            }
        }
    }
}
