package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program may do before logging runs, and while it is set up. */
class InitialisationTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void twoClassesLogFromTheirInitialisersAtOnce(String mode) throws Exception {
        Programs.check(Programs.child(mode, directory), InitialisationProgram.class, "initialisers");
        assertThat(Programs.messages(directory))
                .containsExactlyInAnyOrder(
                        "first",
                        "first unwoven",
                        "a First",
                        "helper of first",
                        "text of First",
                        "second text of First");
    }

    @Test
    void whatIsLoggedInsideConfigureIsKeptAndWrittenWithTheNewSettings() throws Exception {
        Programs.check(
                ChildJvm.here().with("-Dwhence.dir=" + directory, "-Dwhence.pattern=%level %msg%n"),
                InitialisationProgram.class,
                "configure");
        assertThat(Programs.lines(directory))
                .as("the pattern set outside wins")
                .containsExactly("INFO inside", "INFO inside unwoven", "DEBUG on");
        assertThat(names()).singleElement().asString().startsWith("configured.");
    }

    /** The outer call ends last, so its settings are those that hold, and nothing starts before. */
    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void configuringInsideOfConfigure(String mode) throws Exception {
        Programs.check(Programs.child(mode, directory), InitialisationProgram.class, "nested");
        assertThat(Programs.messages(directory)).containsExactly("inside", "between", "on");
        assertThat(names()).singleElement().asString().startsWith("outer.");
    }

    @Test
    void configuringAgainWhileOthersLogLosesNothingAndDoublesNothing() throws Exception {
        Programs.check(ChildJvm.here().with("-Dwhence.dir=" + directory), InitialisationProgram.class, "again");
        assertThat(Programs.messages(directory)).hasSize(15_000).doesNotHaveDuplicates();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .toList();
        }
    }
}
