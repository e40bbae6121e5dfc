package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.testing.ChildJvm;
import dev.whence.testing.Jdk25;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs each of {@link SelfChecks}, and looks at what they logged. */
class SelfChecksTest {
    @TempDir
    private Path directory;

    private void check(String mode, String program, String... jvm) throws Exception {
        Programs.check(Programs.child(mode, directory).with(jvm), SelfChecks.class, program);
    }

    @Test
    void linesAreInTheOrderOfTheCallsAcrossThreads() throws Exception {
        check("async", "turns");
        assertThat(Programs.gapFree(Programs.messages(directory), 0)).isEqualTo(30_000);
    }

    @Test
    void withTheCoarseClockLinesAreInOrderOfEachThread() throws Exception {
        check("async", "turns", "-Dwhence.clock=coarse");
        List<String> lines = Programs.lines(directory);
        assertThat(lines).hasSize(30_000);
        for (int t = 0; t < 6; t++) {
            String name = ":Thread-" + t + "]";
            assertThat(lines.stream().filter(line -> line.contains(name)))
                    .extracting(line -> Integer.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                    .hasSize(5000)
                    .isSorted();
        }
    }

    @Test
    void levelsChangeWhileTheProgramRuns() throws Exception {
        check("async", "levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void warmCallsAllocateNothing(String mode) throws Exception {
        check(mode, "allocation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void hostileArguments(String mode) throws Exception {
        check(mode, "hostile");
    }

    @ParameterizedTest
    @CsvSource({
        "async, -Xmixed, 40",
        "async, -Xint, 40",
        "sync, -Xmixed, 8",
        "sync, -Xint, 8",
        "sync, -XX:TieredStopAtLevel=1, 8",
        "sync, -XX:-TieredCompilation, 8"
    })
    void callsAtTheEndOfTheStack(String mode, String compilers, int threads) throws Exception {
        ChildJvm.Ended ended = Programs.child(mode, directory)
                .with(compilers)
                .run(SelfChecks.class.getName(), "recursion", "" + threads);
        assertThat(ended.exit()).as("%s%s", ended.out(), ended.err()).isZero();
        List<String> messages = Programs.messages(directory);
        assertThat(Programs.gapFree(messages, -1)).isEqualTo(100);
        assertThat(messages.stream().filter("-2 0"::equals)).hasSize(threads);
        assertThat(Programs.lines(directory))
                .allMatch(line ->
                        line.matches("\\[INFO\\]\\[.{23}\\]\\[\\d+:\\w+\\]Calls.java:1\\(call\\): -?\\d+ \\d+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void longMessages(String mode) throws Exception {
        check(mode, "long", "-Xmx1g");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void namesOfThreads(String mode) throws Exception {
        check(mode, "names");
        assertThat(Programs.lines(directory)).hasSize(5).noneMatch(line -> line.startsWith("[FATAL]"));
    }

    @Test
    void manyThreads() throws Exception {
        check("async", "threads");
        List<String> messages = Programs.messages(directory);
        assertThat(messages).hasSize(34_000).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void virtualThreadsLoseNothing(String mode) throws Exception {
        int count = mode.equals("sync") ? 20_000 : 100_000;
        ChildJvm child = ChildJvm.on(Jdk25.required()).with("-Dwhence.mode=" + mode, "-Dwhence.dir=" + directory);
        Programs.check(child, SelfChecks.class, "virtual", Integer.toString(count));
        assertThat(Programs.messages(directory).stream().sorted())
                .isEqualTo(IntStream.range(0, count)
                        .mapToObj(t -> t + " 0")
                        .sorted()
                        .toList());
    }
}
