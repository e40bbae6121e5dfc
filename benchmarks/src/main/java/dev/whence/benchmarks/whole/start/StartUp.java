package dev.whence.benchmarks.whole.start;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.figure.Question;
import dev.whence.benchmarks.fork.Measurement;
import dev.whence.benchmarks.peer.Variant;
import dev.whence.benchmarks.whole.probe.LogFiles;
import dev.whence.benchmarks.whole.probe.OutputDiffersException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Programs that log by one variant, compiled once: from the start of their JVM until the line of their main class is in
 * the file, or a line of each of their classes.
 */
public final class StartUp implements Measurement {
    private static final Map<Variant, Api> APIS = Map.of(
            Variant.WHENCE_ASYNC_PRECISE, Api.WHENCE,
            Variant.LOG4J_LOCATION, Api.LOG4J,
            Variant.LOGBACK_LOCATION, Api.LOGBACK,
            Variant.TINYLOG_LOCATION, Api.TINYLOG);

    private final Variant variant;
    private final List<Compiled> programs;
    private final Path logs;

    private StartUp(Variant variant, List<Compiled> programs, Path logs) {
        this.variant = variant;
        this.programs = programs;
        this.logs = logs;
    }

    /** A program and how it is run. */
    private record Compiled(StartProgram program, String classPath) {
        String setting() {
            return program.classes() * program.sites() + " sites";
        }
    }

    /** Those for which programs can be made: one of each logger, with locations. */
    public static List<Variant> variants() {
        return APIS.keySet().stream().sorted().toList();
    }

    /** Makes a program with 10 call sites and one with many, in {@code work}. */
    public static StartUp compile(Variant variant, Path work, int manyClasses, int sitesOfEach)
            throws IOException, MissingPeerException {
        Api api = APIS.get(variant);
        Path folder = work.resolve(variant.id());
        new LogFiles(folder).delete();
        StartProgram few = new StartProgram(api, 1, 10);
        StartProgram many = new StartProgram(api, manyClasses, sitesOfEach);
        return new StartUp(
                variant,
                List.of(
                        new Compiled(few, ProgramCompiler.compile(few, folder.resolve("few"))),
                        new Compiled(many, ProgramCompiler.compile(many, folder.resolve("many")))),
                folder.resolve("logs"));
    }

    @Override
    public String title() {
        return "start: " + variant.label();
    }

    /** Starts each program. */
    @Override
    public List<Figure> measure(int fork) throws IOException, InterruptedException {
        Compiled few = programs.get(0);
        Compiled many = programs.get(1);
        return List.of(
                figure(few, "first line", fork, 1),
                figure(many, "first line", fork, 1),
                figure(many, "every class", fork, many.program().classes()));
    }

    /** The same of a JVM without a logger. */
    public static Measurement floor() {
        return new BareStart();
    }

    private Figure figure(Compiled compiled, String metric, int fork, int lines)
            throws IOException, InterruptedException {
        LogFiles files = new LogFiles(logs);
        files.delete();
        Files.createDirectories(logs);
        String main = compiled.program().mainClassName();
        double millis = Start.millis(compiled.classPath(), variant.options(logs), main, String.valueOf(lines));
        long written = files.size().lines();
        files.delete();
        if (written != lines) {
            throw new OutputDiffersException(
                    "a program with " + variant.label() + " logged " + lines + " lines, and wrote " + written);
        }
        return new Figure(Question.START, variant.id(), compiled.setting(), metric, "ms", fork, millis);
    }
}
