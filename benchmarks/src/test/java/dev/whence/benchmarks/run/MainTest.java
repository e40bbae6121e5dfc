package dev.whence.benchmarks.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.benchmarks.figure.Question;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole run, in its quick form. */
@Timeout(300)
class MainTest {
    @TempDir
    Path folder;

    @Test
    void measuresEverythingThatIsThereAndLeavesOutWhatIsNot() throws Exception {
        Process run = start(classPathWithout("logback"));
        String said = new String(run.getInputStream().readAllBytes(), UTF_8);

        assertThat(run.waitFor()).as(said).isZero();
        assertThat(said).contains("LEFT OUT: Logback");
        String figures = Files.readString(folder.resolve("results/figures.csv"));
        for (Question question : Question.values()) {
            assertThat(figures).contains("\n" + question.name().toLowerCase(Locale.ROOT) + ",");
        }
        assertThat(figures).contains(",tinylog-location,").doesNotContain("logback");
    }

    @Test
    void anInterruptedRunLeavesTheEarlierResults() throws Exception {
        Path earlier = Files.createDirectories(folder.resolve("results")).resolve("figures.csv");
        Files.writeString(earlier, "figures of an earlier run");
        Process run = start(classPathWithout("nothing"));
        try (BufferedReader said = run.inputReader()) {
            assertThat(said.lines().anyMatch(line -> line.contains("speed"))).isTrue();
            run.destroy();
            assertThat(run.waitFor()).isNotZero();
        }
        assertThat(folder.resolve("results")).isDirectoryContaining(path -> path.equals(earlier));
        assertThat(earlier).hasContent("figures of an earlier run");
    }

    /** Where Logback is set up to write one word more than the others. */
    @Test
    void aPeerThatWritesSomethingElseFailsTheRun() throws Exception {
        String name = "dev/whence/benchmarks/peer/logback.xml";
        try (InputStream good = Main.class.getResourceAsStream("/" + name)) {
            Path other = folder.resolve("other").resolve(name);
            Files.createDirectories(other.getParent());
            Files.writeString(other, new String(good.readAllBytes(), UTF_8).replace("%m%n", "%m indeed%n"));
        }
        Process run = start(folder.resolve("other") + File.pathSeparator + classPathWithout("nothing"));
        String said = new String(run.getInputStream().readAllBytes(), UTF_8);

        assertThat(run.waitFor()).as(said).isEqualTo(1);
        assertThat(said).contains("FAILED: Logback").contains("indeed");
        assertThat(folder.resolve("results")).doesNotExist();
    }

    /** Without the jars whose names begin like this. */
    private static String classPathWithout(String missing) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith(missing))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Process start(String classPath) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dbenchmark.plan=quick",
                "-Djava.awt.headless=true",
                "-Djmh.ignoreLock=true",
                "-cp",
                classPath,
                Main.class.getName(),
                folder.resolve("results").toString(),
                folder.resolve("work").toString());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
