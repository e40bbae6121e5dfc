package dev.whence.benchmarks.fork;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.figure.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM to be started: a program that answers with figures.
 *
 * @param mainClass tells its figures through {@link Answer}
 * @param classPath ours, unless said otherwise
 * @param options of the JVM, after those that all forks have in common; the last of a kind wins
 * @param limit the fork is ended by force after this time
 */
public record ForkedJvm(
        String mainClass, List<String> arguments, String classPath, List<String> options, Duration limit) {
    /**
     * The same for all that are measured. The serial collector has the cheapest barriers, and no threads that would take
     * a processor of two from the logger or its caller. The heap does not change its size while it is measured.
     */
    public static final List<String> COMMON_OPTIONS = List.of("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m");

    private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(1);

    public ForkedJvm {
        arguments = List.copyOf(arguments);
        options = List.copyOf(options);
    }

    /** With the class path of this process. */
    public static ForkedJvm of(Class<?> mainClass, String... arguments) {
        return new ForkedJvm(
                mainClass.getName(),
                List.of(arguments),
                System.getProperty("java.class.path"),
                List.of(),
                DEFAULT_LIMIT);
    }

    /** With a program that is not on our own class path. */
    public ForkedJvm withMainClass(String other) {
        return new ForkedJvm(other, arguments, classPath, options, limit);
    }

    public ForkedJvm withClassPath(String other) {
        return new ForkedJvm(mainClass, arguments, other, options, limit);
    }

    /** With these options behind those it has. */
    public ForkedJvm withOptions(List<String> more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        return new ForkedJvm(mainClass, arguments, classPath, all, limit);
    }

    public ForkedJvm withLimit(Duration other) {
        return new ForkedJvm(mainClass, arguments, classPath, options, other);
    }

    /**
     * Runs it to its end.
     *
     * @return what it has answered, at least one figure
     * @throws MissingPeerException if it says that its peer is not there
     * @throws IOException if it fails, says nothing, or does not end in time
     */
    public List<Figure> figures(Question question, String subject, int fork)
            throws IOException, InterruptedException, MissingPeerException {
        try (RunningFork running = start()) {
            return running.figures(question, subject, fork);
        }
    }

    /** Starts it, for those who do something to it while it runs. */
    public RunningFork start() throws IOException {
        return new RunningFork(mainClass, builder().start(), System.nanoTime() + limit.toNanos());
    }

    /** What starts it, for those who talk with it themselves. */
    public ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.environment().keySet().removeIf(ForkedJvm::changesLogging);
        return builder;
    }

    /**
     * Whether a variable of the environment says something to a logger or to all JVMs. What users have set for programs
     * of their own would make it another comparison than the table says.
     */
    static boolean changesLogging(String variable) {
        return variable.startsWith("WHENCE_")
                || variable.startsWith("LOG4J_")
                || variable.startsWith("LOGBACK_")
                || variable.equals("JAVA_TOOL_OPTIONS")
                || variable.equals("JDK_JAVA_OPTIONS")
                || variable.equals("_JAVA_OPTIONS");
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(COMMON_OPTIONS);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return command;
    }
}
