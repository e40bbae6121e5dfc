package dev.whence.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares generated facades with those kept in {@code src/test/resources/goldens}: in each directory {@code
 * input/*.java}, the facades, and optionally {@code options}, one a line.
 */
class FacadeGoldenTest {
    private static final Path GOLDENS = Path.of("src/test/resources/goldens");
    private static final boolean UPDATE = "update".equals(System.getProperty("whence.goldens"));
    private static final String COMMAND =
            "mvn -pl processor -am test -Dtest=FacadeGoldenTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dwhence.goldens=update";

    @TempDir
    Path directory;

    static List<String> cases() throws IOException {
        try (Stream<Path> all = Files.list(GOLDENS)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void facadesAreAsTheyWere(String name) throws IOException {
        Path golden = GOLDENS.resolve(name);
        TestBuild.Result result = compile(golden);
        assertThat(result.messages()).isEmpty();

        List<String> generated =
                result.files().stream().filter(file -> file.endsWith(".java")).toList();
        for (String file : generated) {
            Path expected = golden.resolve(Path.of(file).getFileName().toString());
            if (UPDATE) {
                Files.writeString(expected, result.file(file));
            }
            assertThat(expected)
                    .as("if the change is right, run: %s", COMMAND)
                    .exists()
                    .hasContent(result.file(file));
        }
        assertThat(javaFiles(golden)).hasSameSizeAs(generated);
    }

    private TestBuild.Result compile(Path golden) throws IOException {
        TestBuild build = new TestBuild(directory).options("-Xlint:all", "-Werror");
        for (Path input : javaFiles(golden.resolve("input"))) {
            build.source("demo/" + input.getFileName(), Files.readString(input));
        }
        Path options = golden.resolve("options");
        if (Files.exists(options)) {
            build.options(Files.readAllLines(options).toArray(String[]::new));
        }
        return build.compile();
    }

    private static List<Path> javaFiles(Path path) throws IOException {
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
