package dev.whence.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, which ends with the test at the latest. */
public final class ChildJvm {
    /** Longer for programs that are given more to do than usual. */
    private static final long TIMEOUT_SECONDS = Long.getLong("whence.child.timeout", 120);

    private final Path home;
    private final List<String> jvmArguments = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private String classPath = ModuleOnJdk25.classPath();
    private Path directory = Path.of("").toAbsolutePath();

    private ChildJvm(Path home) {
        this.home = home;
    }

    /** On the JDK that runs the test. */
    public static ChildJvm here() {
        return new ChildJvm(Path.of(System.getProperty("java.home")));
    }

    /** On another JDK. */
    public static ChildJvm on(Path home) {
        return new ChildJvm(home);
    }

    /**
     * How it ended.
     *
     * @param exit the exit value; 128 and the signal's number after a signal
     */
    public record Ended(long pid, int exit, String out, String err) {
        public List<String> outLines() {
            return out.lines().toList();
        }

        public List<String> errLines() {
            return err.lines().toList();
        }
    }

    /** Arguments of the JVM, such as {@code -Dwhence.dir=logs}. */
    public ChildJvm with(String... arguments) {
        jvmArguments.addAll(Arrays.asList(arguments));
        return this;
    }

    /** A variable of its environment. */
    public ChildJvm environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Its class path, instead of the test's own. */
    public ChildJvm classPath(String entries) {
        classPath = entries;
        return this;
    }

    /** Its working directory. */
    public ChildJvm in(Path workingDirectory) {
        directory = workingDirectory;
        return this;
    }

    /** Starts it; {@link Running#await} must follow. */
    public Running start(String mainClass, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WHENCE_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        return new Running(builder.start());
    }

    /** Starts it and waits for its end. */
    public Ended run(String mainClass, String... arguments) throws IOException, InterruptedException {
        return start(mainClass, arguments).await();
    }

    /** A child at work. */
    public static final class Running {
        private final Process process;
        private final CompletableFuture<String> out;
        private final CompletableFuture<String> err;

        private Running(Process process) {
            this.process = process;
            out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()), task -> new Thread(task).start());
            err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()), task -> new Thread(task).start());
        }

        public Process process() {
            return process;
        }

        /** Kills it (SIGKILL); what it has printed can still be read, unlike behind {@code Process.destroyForcibly}. */
        public void kill() {
            process.toHandle().destroyForcibly();
        }

        /** Waits for the end; a child that takes too long is killed, and the test fails. */
        public Ended await() throws InterruptedException {
            try {
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("the child hangs; it printed\n" + out.join() + err.join());
                }
                return new Ended(process.pid(), process.exitValue(), out.join(), err.join());
            } finally {
                process.destroyForcibly();
            }
        }

        private static String read(InputStream in) {
            try (in) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
