package dev.whence.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.processor.weave.support.ProgramGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The class file that a build takes for a facade, and the one that javac makes from the source beside it, say the same:
 * members, flags, constants, instructions, frames and lines.
 */
class FacadeClassTest {
    private static final Path GOLDENS = Path.of("src/test/resources/goldens");

    private enum Least {
        TRACE,
        DEBUG,
        WARN,
        FATAL
    }

    @TempDir
    Path directory;

    static List<Path> goldens() throws IOException {
        try (Stream<Path> all = Files.list(GOLDENS)) {
            return all.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void ofGoldens(Path golden) throws IOException {
        TestBuild build = new TestBuild(directory);
        try (Stream<Path> inputs = Files.list(golden.resolve("input"))) {
            for (Path input : inputs.toList()) {
                build.source("demo/" + input.getFileName(), Files.readString(input));
            }
        }
        Path options = golden.resolve("options");
        if (Files.exists(options)) {
            build.options(Files.readAllLines(options).toArray(String[]::new));
        }
        compare(build);
    }

    @ParameterizedTest
    @EnumSource(Least.class)
    void ofRandomPrograms(Least least) throws IOException {
        TestBuild build = new TestBuild(directory).options("-Awhence.level=" + least);
        int seeds = Integer.getInteger("whence.fuzz.seeds", 8);
        for (int seed = 1; seed <= seeds; seed++) {
            build.source("fuzz/Seed" + seed + ".java", program(seed));
        }
        assertThat(compare(build)).hasSize(seeds);
    }

    private static String program(int seed) {
        return ProgramGenerator.generate(seed, "Seed" + seed).replaceFirst("(?m)^class ", "@dev.whence.Logged $0");
    }

    @Test
    void ofManySites() throws IOException {
        String calls = IntStream.rangeClosed(1, 1_200)
                .mapToObj(i -> "void m%d(int a, dev.whence.Level l) { ManyLog.%s\"%d {}\", a); }"
                        .formatted(i, i % 50 == 0 ? "log(l, " : "info(", i))
                .collect(Collectors.joining("\n"));
        TestBuild build = new TestBuild(directory)
                .source("Many.java", "\n".repeat(32_000) + "@dev.whence.Logged class Many {", calls, "}");
        assertThat(compare(build)).containsExactly("ManyLog$Sites1.class", "ManyLog$Sites2.class", "ManyLog.class");
    }

    @Test
    void ofManyKeys() throws IOException {
        String arguments = IntStream.range(0, 100).mapToObj(i -> ", a").collect(Collectors.joining());
        TestBuild build = new TestBuild(directory)
                .source(
                        "Keys.java",
                        "@dev.whence.Logged class Keys {",
                        "  void m(int a) { KeysLog.info(\"" + "{}".repeat(100) + "\"" + arguments + "); }",
                        "  void n(int a) { KeysLog.info(\"" + "{}".repeat(9) + "\"" + arguments.substring(0, 27)
                                + "); }",
                        "}");
        assertThat(compare(build)).containsExactly("KeysLog.class");
    }

    @Test
    void ofLinesAndTextsAtTheEdges() throws IOException {
        String calls = IntStream.of(3, 6, 7, 128, 129, 32_768, 32_769)
                .mapToObj(line ->
                        line + ":void m%d() { EdgeLog.info(\"\\0 \\uD83D\\uDE00 \\uD83D %d\"); }".formatted(line, line))
                .collect(Collectors.joining("\n"));
        StringBuilder source = new StringBuilder("@dev.whence.Logged class Edge {");
        int line = 1;
        for (String call : calls.lines().toList()) {
            int wanted = Integer.parseInt(call.substring(0, call.indexOf(':')));
            source.append("\n".repeat(wanted - line)).append(call.substring(call.indexOf(':') + 1));
            line = wanted;
        }
        TestBuild build =
                new TestBuild(directory).source("Edge.java", source.append("}").toString());
        assertThat(compare(build)).containsExactly("EdgeLog.class");
    }

    /**
     * Compiles a program, and then the facades' sources alone; answers the names of the class files of these. The option
     * tells whose the program's facades are: javac's would have variables.
     */
    private List<String> compare(TestBuild build) throws IOException {
        TestBuild.Result result = build.options("-g").compile();
        assertThat(result.succeeded()).as("%s", result.messages()).isTrue();
        Path compiled = compileSources(result);
        List<String> names = files(compiled, ".class");
        assertThat(names).isNotEmpty();
        for (String name : names) {
            assertThat(text(result.output().resolve(name))).as(name).isEqualTo(text(compiled.resolve(name)));
        }
        return names;
    }

    private Path compileSources(TestBuild.Result result) throws IOException {
        Path compiled = directory.resolve("compiled");
        List<Path> sources = files(result.output(), ".java").stream()
                .map(result.output()::resolve)
                .toList();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, null)) {
            List<String> options = new ArrayList<>(List.of("-proc:none", "--release", "17", "-Xlint:all", "-Werror"));
            options.addAll(List.of("-cp", TestBuild.runtime().toString(), "-d", compiled.toString()));
            assertThat(javac.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                            .call())
                    .as("%s", messages)
                    .isTrue();
        }
        return compiled;
    }

    private static String text(Path classFile) throws IOException {
        return String.join("\n", ClassText.of(Files.readAllBytes(classFile)));
    }

    private static List<String> files(Path folder, String end) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(end))
                    .sorted()
                    .toList();
        }
    }
}
