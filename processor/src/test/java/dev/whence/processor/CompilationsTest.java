package dev.whence.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compilations of unusual kinds: of another compiler, several at once, very large. */
class CompilationsTest {
    @TempDir
    Path directory;

    @Test
    void anotherCompilerGetsTheMethodsAndASentence() throws Exception {
        Path source = Files.createDirectories(directory.resolve("demo")).resolve("Demo.java");
        Files.writeString(
                source,
                "package demo; class Demo { @dev.whence.Logged static class In { void m() { Demo_InLog.info(\"x\"); } } }");
        Path out = Files.createDirectories(directory.resolve("out"));
        StringWriter text = new StringWriter();
        boolean succeeded = BatchCompiler.compile(
                new String[] {
                    "--release",
                    "17",
                    "-proceedOnError",
                    "-cp",
                    TestBuild.runtime().toString(),
                    "-processorpath",
                    Processors.path(),
                    "-d",
                    out.toString(),
                    "-s",
                    out.toString(),
                    source.toString()
                },
                new PrintWriter(text),
                new PrintWriter(text),
                null);
        assertThat(text.toString())
                .contains("[whence.compiler] this compiler is not javac:"
                        + " log calls are neither checked nor woven, which is slower")
                .doesNotContain("ERROR");
        assertThat(succeeded).isTrue();
        assertThat(out.resolve("demo/Demo_InLog.class")).exists();
        assertThat(out.resolve("demo/Demo_InLog.java")).content().doesNotContain("Site");
    }

    @Test
    void compilationsDoNotMeet() throws Exception {
        int builds = 4;
        CyclicBarrier start = new CyclicBarrier(builds);
        ExecutorService threads = Executors.newFixedThreadPool(builds);
        try {
            List<Future<TestBuild.Result>> results = new ArrayList<>();
            for (int i = 0; i < builds; i++) {
                TestBuild build = new TestBuild(directory.resolve("build" + i))
                        .source(
                                "demo/Demo.java",
                                "package demo;",
                                "@dev.whence.Logged class Demo {",
                                "  void m() { DemoLog.info(\"build %d\"); }".formatted(i),
                                "}");
                results.add(threads.submit(() -> {
                    start.await();
                    return build.compile();
                }));
            }
            for (int i = 0; i < builds; i++) {
                TestBuild.Result result = results.get(i).get();
                assertThat(result.messages()).isEmpty();
                assertThat(result.file("demo/DemoLog.java"))
                        .contains("\"build " + i + "\"")
                        .doesNotContain("S2");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void manySitesAreSpreadOverHolders() {
        int sites = 1_200;
        String calls = IntStream.rangeClosed(1, sites)
                .mapToObj(
                        i -> "void m%d(int a) { DemoLog.info(\"%d {} {} {} {} {} {} {} {}\", a, a, a, a, a, a, a, a); }"
                                .formatted(i, i))
                .collect(Collectors.joining("\n"));
        TestBuild.Result result = new TestBuild(directory)
                .source("demo/Demo.java", "package demo; @dev.whence.Logged class Demo {", calls, "}")
                .options("-Xlint:all", "-Werror")
                .compile();
        assertThat(result.messages()).isEmpty();
        assertThat(result.files())
                .contains("demo/DemoLog.class", "demo/DemoLog$Sites1.class", "demo/DemoLog$Sites2.class")
                .doesNotContain("demo/DemoLog$Sites3.class");
        assertThat(result.file("demo/DemoLog.java").split("static final class Sites1", 2)[1])
                .contains(" S501 ", " S1200 ")
                .doesNotContain(" S500 ");
    }

    @Test
    void aBrokenSourceShowsOnlyItsOwnErrors() {
        TestBuild.Result result = new TestBuild(directory)
                .source(
                        "demo/Demo.java",
                        "package demo; @dev.whence.Logged class Demo {",
                        "  void m() { DemoLog.info(\"x {}\", missing); DemoLog.info(); DemoLog.nothing(\"x\"); }",
                        "  void n() { DemoLog.info(12, undefined()); DemoLog.log(\"x\"); Missing.info(\"x\"); }",
                        "}")
                .compile();
        assertThat(result.succeeded()).isFalse();
        assertThat(result.messages()).noneMatch(message -> message.contains("[whence."));
        assertThat(result.messages()).hasSizeGreaterThanOrEqualTo(4);
    }
}
