package dev.whence.processor.weave.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An installed JDK, used through child processes. */
public record Jdk(String version, Path home) {
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    /** The one that runs this test. */
    public static Jdk current() {
        return new Jdk(Integer.toString(Runtime.version().feature()), Path.of(System.getProperty("java.home")));
    }

    /** JDK 25, from the environment or the usual folder; says so when there is none. */
    public static Optional<Jdk> jdk25() {
        Optional<Path> home =
                Optional.ofNullable(System.getenv("WHENCE_JDK25")).map(Path::of).or(Jdk::installed25);
        if (home.isEmpty()) {
            System.out.println("SKIPPED on JDK 25: set WHENCE_JDK25 to its folder, there is none in " + INSTALLED);
        }
        return home.map(path -> new Jdk("25", path));
    }

    private static Optional<Path> installed25() {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(INSTALLED)) {
            return homes.filter(home -> home.getFileName().toString().contains("25"))
                    .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new IllegalStateException("cannot look into " + INSTALLED, e);
        }
    }

    /** Runs one of the JDK's programs to its end and returns its output; fails unless it ends well. */
    public String run(String program, List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/" + program).toString()));
        command.addAll(arguments);
        try {
            Path output = Files.createTempFile("whence", ".out");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(120, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + (ended ? " failed:\n" : " hangs:\n") + text);
            }
            return text;
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + command, e);
        }
    }

    @Override
    public String toString() {
        return "JDK " + version;
    }
}
