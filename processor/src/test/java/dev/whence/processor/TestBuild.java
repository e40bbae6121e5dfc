package dev.whence.processor;

import dev.whence.Logged;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A project in a directory that the real javac of this JVM compiles, with the processor in it. */
public final class TestBuild {
    private final Path directory;
    private final List<Path> sources = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private ClassWeaver weaver = (classFile, facade, least) -> new ClassWeaver.Outcome(null, List.of(), List.of());
    private boolean toDirectory = true;

    public TestBuild(Path directory) {
        this.directory = directory;
    }

    /** The runtime, as the class path has it. */
    public static Path runtime() {
        return codeOf(Logged.class);
    }

    /** The place that {@code type} was loaded from. */
    public static Path codeOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    /** @param path below the project's {@code src} */
    public TestBuild source(String path, String... lines) {
        Path file = directory.resolve("src").resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sources.add(file);
        return this;
    }

    public TestBuild options(String... more) {
        options.addAll(Arrays.asList(more));
        return this;
    }

    TestBuild weaver(ClassWeaver other) {
        weaver = other;
        return this;
    }

    /** Compiles without {@code -d}: only generated files go to the output. */
    TestBuild besideSources() {
        toDirectory = false;
        return this;
    }

    /** Where class files and generated sources go. */
    public Path output() {
        return directory.resolve("out");
    }

    public Result compile() {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter console = new StringWriter();
        try (StandardJavaFileManager files =
                javac.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> all = new ArrayList<>(options);
            Files.createDirectories(output());
            all.addAll(List.of(toDirectory ? "-d" : "-s", output().toString()));
            if (!options.contains("--module-path")) {
                all.addAll(List.of("-cp", runtime().toString()));
            }
            JavaCompiler.CompilationTask task =
                    javac.getTask(console, files, diagnostics, all, null, files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(List.<Processor>of(new WhenceProcessor(weaver), new OptionsProcessor()));
            return new Result(task.call(), render(diagnostics.getDiagnostics()), console.toString(), output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> render(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        return diagnostics.stream()
                .map(one -> one.getKind() + at(one) + " " + one.getMessage(Locale.ROOT))
                .toList();
    }

    private static String at(Diagnostic<? extends JavaFileObject> one) {
        return one.getSource() == null
                ? ""
                : " " + Path.of(one.getSource().getName()).getFileName() + ":" + one.getLineNumber() + ":"
                        + one.getColumnNumber();
    }

    /**
     * What came of it.
     *
     * @param messages as {@code ERROR Demo.java:7:31 text}
     * @param console what javac printed besides
     */
    public record Result(boolean succeeded, List<String> messages, String console, Path output) {

        /** The text of a file in the output. */
        public String file(String path) {
            try {
                return Files.readString(output.resolve(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The names of all files in the output, sorted. */
        public List<String> files() {
            try (Stream<Path> all = Files.walk(output)) {
                return all.filter(Files::isRegularFile)
                        .map(path -> output.relativize(path).toString())
                        .sorted()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
