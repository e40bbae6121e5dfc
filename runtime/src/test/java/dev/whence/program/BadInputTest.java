package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.testing.ChildJvm;
import dev.whence.testing.ModuleOnJdk25;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes in settings, and places that cannot be written: told in a line, and the program runs on. */
class BadInputTest {
    @TempDir
    private Path directory;

    @Test
    void eachMistakeIsOneLineAndTheDefaultIsUsed() throws Exception {
        ChildJvm.Ended ended = Programs.child("sync", directory)
                .with("-Dwhence.level=LOUD", "-Dwhence.ring.max=plenty", "-Dwhence.colour=red")
                .run(
                        EndingProgram.class.getName(),
                        "main",
                        directory.resolve("returned").toString());
        assertThat(ended.exit()).isZero();
        assertThat(ended.errLines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("whence: "))
                .anyMatch(line -> line.contains("whence.level") && line.contains("LOUD") && line.contains("TRACE"))
                .anyMatch(line -> line.contains("whence.ring.max") && line.contains("plenty"))
                .anyMatch(line -> line.contains("whence.colour"));
        assertThat(Programs.messages(directory)).hasSize(8000);
    }

    @Test
    void aDirectoryThatCannotBeMade() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "in the way");
        ChildJvm.Ended ended = ChildJvm.here()
                .with("-Dwhence.dir=" + file.resolve("log"), "-Dwhence.ring.max=1m", "-Dwhence.shutdown.timeout=1s")
                .run(BadInputProgram.class.getName(), "100000");
        check(ended.exit(), ended.errLines(), 100_000, "log");
    }

    @ParameterizedTest
    @ValueSource(strings = {">&-", ">/dev/full"})
    void standardOutputThatCannotBeWritten(String redirection) throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");
        Path errors = directory.resolve("errors");
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\" " + redirection, "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Dwhence.ring.max=1m", "-cp", ModuleOnJdk25.classPath()));
        command.addAll(List.of(BadInputProgram.class.getName(), "100000"));
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).as("stuck").isTrue();
        check(process.exitValue(), Files.readAllLines(errors), 100_000, "standard output");
    }

    private static void check(int exit, List<String> errors, int calls, String place) throws IOException {
        assertThat(exit).as("%s", errors).isZero();
        assertThat(errors)
                .filteredOn(line -> line.startsWith("whence: cannot write"))
                .singleElement()
                .asString()
                .contains(place);
        String accounts =
                errors.stream().filter(line -> line.contains(" = ")).findFirst().orElseThrow();
        String[] sums = accounts.split(" [=+] ");
        assertThat(Integer.parseInt(sums[0])).isEqualTo(calls);
        assertThat(Integer.parseInt(sums[1])).isZero();
        assertThat(Integer.parseInt(sums[2])).isPositive();
        assertThat(Integer.parseInt(sums[2]) + Integer.parseInt(sums[3])).isEqualTo(calls);
        String cpu = errors.stream()
                .filter(line -> line.startsWith("cpu "))
                .findFirst()
                .orElseThrow();
        assertThat(Integer.parseInt(cpu.substring(4)))
                .as("milliseconds of CPU time while idle")
                .isLessThan(1000);
    }
}
