package dev.whence.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the benchmarks' README promises is there. Tests run in the module's folder. */
class ReadmeTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)");
    private static final String RESULTS = "results/";

    @Test
    void linksLeadToFilesThatAreThereOrThatAReportWrites() throws IOException {
        Set<String> written = new HashSet<>(Plots.FILES);
        written.addAll(List.of("README.md", "figures.csv"));
        List<String> links = LINK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(links).contains(Plots.FILES.stream().map(RESULTS::concat).toArray(String[]::new));
        assertThat(links).allSatisfy(link -> {
            if (link.startsWith(RESULTS)) {
                assertThat(written).contains(link.substring(RESULTS.length()));
            } else {
                assertThat(Path.of(link)).exists();
            }
        });
    }

    @Test
    void scriptIsExecutableAndSaysHowItIsUsed() throws Exception {
        Path script = Path.of("run").toAbsolutePath();

        assertThat(script).isExecutable();
        Process process = new ProcessBuilder(script.toString(), "--help")
                .redirectErrorStream(true)
                .start();
        String usage = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        List<String> options = Pattern.compile("benchmarks/run (--\\w+)")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(options).isNotEmpty().allSatisfy(option -> assertThat(usage).contains("benchmarks/run " + option));
    }

    @Test
    void scriptStartsProgramsThatAreThere() throws IOException {
        String script = Files.readString(Path.of("run"));

        assertThat(Pattern.compile("main=(\\S+)").matcher(script).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(main -> assertThat(
                                Class.forName("dev.whence.benchmarks." + main).getMethod("main", String[].class))
                        .isNotNull());
    }
}
