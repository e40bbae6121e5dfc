package dev.whence.processor.weave.support;

import static java.util.stream.Collectors.toMap;

import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.Facade;
import dev.whence.processor.model.LogLevel;
import dev.whence.processor.weave.Plan;
import dev.whence.processor.weave.Result;
import dev.whence.processor.weave.Weaver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A program of logged top level classes, compiled once: it can be woven and stripped without compiling it again. Its
 * class files see the stand-in runtime of the test resources, never the real one.
 */
public final class Program {
    private final Jdk jdk;
    private final Path folder;
    private final Map<String, String> sources;
    private final Path plain;

    private Program(Jdk jdk, Path folder, Map<String, String> sources) {
        this.jdk = jdk;
        this.folder = folder;
        this.sources = sources;
        this.plain = folder.resolve("plain");
    }

    /**
     * Compiles with javac.
     *
     * @param folder for everything that is written
     * @param sources by binary class name
     */
    public static Program compile(Jdk jdk, Path folder, Map<String, String> sources, String... options) {
        Program program = new Program(jdk, folder, new TreeMap<>(sources));
        List<String> files = new ArrayList<>();
        program.sources.forEach((name, source) -> files.add(program.write("source", name, source)));
        program.facades(LogLevel.TRACE)
                .forEach((name, facade) -> files.add(program.write("source", name + "Log", FacadeSource.of(facade))));
        javac(jdk, program.plain, files, options);
        return program;
    }

    /** Its class files as javac made them. */
    public Path plain() {
        return plain;
    }

    /** What weaving made of it. */
    public record Woven(Program program, Path classes, Map<String, Result> results) {
        public int woven() {
            return results.values().stream().mapToInt(Result::woven).sum();
        }

        public int stripped() {
            return results.values().stream().mapToInt(Result::stripped).sum();
        }

        public List<Result.Left> left() {
            return results.values().stream()
                    .flatMap(result -> result.left().stream())
                    .toList();
        }

        public List<Result.Eager> eager() {
            return results.values().stream()
                    .flatMap(result -> result.eager().stream())
                    .toList();
        }

        /** Runs a main class at a level; returns what it prints. */
        public String run(String mainClass, LogLevel level) {
            return program.run(classes, mainClass, level);
        }
    }

    /** Weaves it; calls below a level are removed. */
    public Woven weave(LogLevel least) {
        return weave("woven-" + least, least, site -> true);
    }

    /** Weaves it with a plan that knows only some of the log statements; the other calls must be left. */
    public Woven weaveSome(Predicate<CallSite> known) {
        return weave("woven-some", LogLevel.TRACE, known);
    }

    private Woven weave(String name, LogLevel least, Predicate<CallSite> known) {
        Path classes = folder.resolve(name);
        Map<String, Facade> facades = facades(least);
        Map<String, Result> results = new LinkedHashMap<>();
        for (Path file : classFiles(plain)) {
            String internalName = plain.relativize(file).toString().replaceAll("\\.class$", "");
            Facade facade = facades.get(internalName.replaceAll("\\$.*", "").replace('/', '.'));
            if (facade != null) {
                byte[] plainBytes = read(file);
                Result result = Weaver.weave(plainBytes, new Plan(only(known, facade), least));
                byte[] bytes = result.bytes();
                write(classes.resolve(internalName + ".class"), bytes == null ? plainBytes : bytes);
                results.put(internalName, result);
            }
        }
        List<String> files = new ArrayList<>();
        facades.forEach(
                (className, facade) -> files.add(write("source-" + name, className + "Log", FacadeSource.of(facade))));
        javac(Jdk.current(), classes, files);
        return new Woven(this, classes, results);
    }

    private static Facade only(Predicate<CallSite> known, Facade facade) {
        List<CallSite> sites = facade.sites().stream().filter(known).toList();
        return new Facade(facade.packageName(), facade.name(), facade.annotated(), facade.file(), sites);
    }

    /** Runs it unwoven. */
    public String run(String mainClass, LogLevel level) {
        return run(plain, mainClass, level);
    }

    private String run(Path classes, String mainClass, LogLevel level) {
        String path = classes + ":" + StandIn.CLASSES;
        return jdk.run(
                "java",
                List.of(
                        "-Xverify:all",
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlevel=" + level,
                        "-cp",
                        path,
                        mainClass));
    }

    private Map<String, Facade> facades(LogLevel least) {
        return sources.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        source -> FacadeScan.scan(source.getKey(), source.getValue(), least),
                        (first, second) -> first,
                        TreeMap::new));
    }

    private String write(String below, String className, String source) {
        Path file = folder.resolve(below).resolve(className.replace('.', '/') + ".java");
        write(file, source.getBytes(StandardCharsets.UTF_8));
        return file.toString();
    }

    static void javac(Jdk jdk, Path classes, List<String> files, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-nowarn", "-XDrawDiagnostics", "-d", classes.toString()));
        if (!classes.startsWith(StandIn.FOLDER)) {
            arguments.addAll(List.of("-cp", StandIn.CLASSES + ":" + classes));
        }
        arguments.addAll(List.of(options));
        arguments.addAll(files);
        try {
            Files.createDirectories(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!jdk.equals(Jdk.current())) {
            jdk.run("javac", arguments);
        } else if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new AssertionError("javac failed: " + arguments);
        }
    }

    private static List<Path> classFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
