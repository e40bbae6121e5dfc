package dev.whence.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The commands of one JDK, as users call them. */
final class Jdk {
    private static final long TIMEOUT_SECONDS = 120;

    private final Path home;

    /** @param home its home folder */
    Jdk(Path home) {
        this.home = home;
    }

    /** The one that runs the tests. */
    static Jdk here() {
        return new Jdk(Path.of(System.getProperty("java.home")));
    }

    /**
     * How a command ended.
     *
     * @param output what it printed on both of its streams
     */
    record Ended(long pid, int exit, String output) {
        Ended well() {
            assertThat(exit).as(output).isZero();
            return this;
        }
    }

    /** Runs {@code java} or {@code javac}. */
    Ended run(Path directory, String tool, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve(tool).toString());
        command.addAll(arguments);
        Path output = Files.createTempFile(tool, ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("WHENCE_"));
            Process process = builder.start();
            try {
                assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                        .as("%s ends; it has printed: %s", command, Files.readString(output))
                        .isTrue();
            } finally {
                process.destroyForcibly();
            }
            return new Ended(process.pid(), process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    @Override
    public String toString() {
        return home.getFileName().toString();
    }
}
