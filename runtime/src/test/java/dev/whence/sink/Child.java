package dev.whence.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process started by a shell, for what a process can do only to itself. */
final class Child {
    private static final Path SHELL = Path.of("/bin/sh");

    private Child() {}

    /**
     * Runs to the end.
     *
     * @param script for the shell; {@code "$@"} is the Java command
     * @return what it wrote to standard output and standard error together
     */
    static String run(String script, Class<?> main, String... args) throws IOException, InterruptedException {
        if (!Files.isExecutable(SHELL)) {
            System.out.println("SKIPPED, no " + SHELL);
        }
        assumeTrue(Files.isExecutable(SHELL), "no shell");
        List<String> command = new ArrayList<>(List.of(SHELL.toString(), "-c", script, "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath(), main.getName()));
        command.addAll(List.of(args));
        Path output = Files.createTempFile("whence-child", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("no end after 60 s: " + command + "\n" + Files.readString(output));
            }
            return Files.readString(output, UTF_8);
        } finally {
            Files.delete(output);
        }
    }

    private static String classPath() {
        return at(Sink.class) + System.getProperty("path.separator") + at(Child.class);
    }

    private static Path at(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
