package dev.whence.benchmarks.whole.output;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.benchmarks.whole.probe.OutputDiffersException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutputCheckTest {
    private static final String FIRST =
            "[INFO][2026-11-23 10:00:00.000][11:main]Calls.java:20(singleInteger): 181 MB/s";
    private static final String SECOND = "[INFO][2026-11-23 10:00:00.001][11:t101]Calls.java:30(twoIntegers): 1 and 2";
    private static final String THIRD = "[INFO][2026-11-23 10:00:00.002][11:t101]Calls.java:30(twoIntegers): 3 and 4";

    private final OutputCheck check = new OutputCheck(Path.of("unused"));

    @BeforeEach
    void theFirstOneIsTheMeasure() throws OutputDiffersException {
        check.compare("first", true, List.of(FIRST, SECOND, THIRD));
    }

    @Test
    void timeProcessLineNumberAndTheOrderOfThreadsMayDiffer() {
        List<String> lines = List.of(
                "[INFO][2027-01-01 00:00:00.000][4711:t101]Calls.java:77(twoIntegers): 1 and 2",
                FIRST.replace(":20(", ":21("),
                THIRD);
        assertThatCode(() -> check.compare("second", true, lines)).doesNotThrowAnyException();
    }

    @Test
    void aConstantMayStandForTheLocation() {
        List<String> lines = List.of(FIRST.replace("20(singleInteger)", "00(twoIntegers)"), SECOND, THIRD);
        assertThatCode(() -> check.compare("second", false, lines)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check.compare("third", true, lines)).isInstanceOf(OutputDiffersException.class);
    }

    @Test
    void otherContentFails() {
        differs(List.of(FIRST, SECOND, THIRD.replace("3 and 4", "3 and 5")));
        differs(List.of(FIRST, SECOND, THIRD.replace("INFO", "WARN")));
        differs(List.of(FIRST, SECOND, THIRD.replace("t101", "t102")));
        differs(List.of(FIRST, SECOND, THIRD.replace("Calls.java", "Other.java")));
        differs(List.of(FIRST, SECOND, "[INFO] 3 and 4"));
    }

    @Test
    void anotherOrderWithinAThreadFails() {
        differs(List.of(FIRST, THIRD, SECOND));
    }

    @Test
    void anotherNumberOfLinesFails() {
        differs(List.of(FIRST, SECOND));
        differs(List.of(FIRST, SECOND, THIRD, THIRD));
        differs(List.of());
    }

    private void differs(List<String> lines) {
        assertThatThrownBy(() -> check.compare("second", true, lines)).isInstanceOf(OutputDiffersException.class);
    }
}
