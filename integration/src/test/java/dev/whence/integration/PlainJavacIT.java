package dev.whence.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.testing.Jdk25;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer with nothing but a JDK and the two jars. */
class PlainJavacIT {
    private static final String DEMO = """
            import dev.whence.Logged;

            @Logged
            public class Demo {
                public static void main(String[] args) {
                    DemoLog.info("hello, {}", "Ada");
                    new Demo().count(2);
                    Runnable later = () -> DemoLog.warn("{} of {}", 1L, 2.5);
                    later.run();
                    DemoLog.debug("off");
                }

                void count(int many) {
                    DemoLog.error(
                            "{many} is not {}", many, 'x');
                }
            }
            """;

    private static final List<String> LINES = List.of(
            "[INFO]Demo.java:6(main): hello, Ada",
            "[ERROR]Demo.java:14(count): 2 is not x",
            "[WARN]Demo.java:8(main): 1 of 2.5");

    @TempDir
    private Path directory;

    @Test
    void linesAreInTheLog() throws Exception {
        leavesTheLines(Jdk.here());
    }

    @Test
    void linesAreInTheLogOnJdk25() throws Exception {
        leavesTheLines(new Jdk(Jdk25.required()));
    }

    @Test
    void classesBesideTheirSourcesAreWoven() throws Exception {
        isWovenBesideItsSource(Jdk.here());
    }

    @Test
    void classesBesideTheirSourcesAreWovenOnJdk25() throws Exception {
        isWovenBesideItsSource(new Jdk(Jdk25.required()));
    }

    /** Since JDK 23 javac runs no processors from there: the build fails, and must say why. */
    @Test
    void jdk25SaysWhyAProcessorOnTheClassPathDoesNothing() throws Exception {
        Files.writeString(directory.resolve("Demo.java"), DEMO);

        Jdk.Ended ended = new Jdk(Jdk25.required())
                .run(
                        directory,
                        "javac",
                        List.of(
                                "-cp",
                                classPath(Artifacts.runtime(), Artifacts.processor()),
                                "-d",
                                "out",
                                "Demo.java"));

        assertThat(ended.exit()).as(ended.output()).isNotZero();
        assertThat(ended.output())
                .contains("[whence.processor] annotation processors did not run")
                .contains("-processorpath");
    }

    private void leavesTheLines(Jdk jdk) throws Exception {
        Files.writeString(directory.resolve("Demo.java"), DEMO);

        assertThat(compile(jdk, "-d", "out", "Demo.java")).isEmpty();
        Jdk.Ended ended = jdk.run(
                        directory,
                        "java",
                        List.of("-cp", classPath(Path.of("out"), Artifacts.runtime()), "-Dwhence.dir=logs", "Demo"))
                .well();

        assertThat(ended.output()).isEmpty();
        assertThat(ClassFiles.containing(directory.resolve("out"), ClassFiles.WOVEN))
                .containsExactly("Demo.class");
        assertThat(LogFile.lines(directory.resolve("logs"), "Demo", ended.pid()))
                .containsExactlyElementsOf(LINES);
    }

    private void isWovenBesideItsSource(Jdk jdk) throws Exception {
        Path source = directory.resolve("org/example/Demo.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "package org.example;\n" + DEMO);

        assertThat(compile(jdk, "org/example/Demo.java")).isEmpty();

        assertThat(ClassFiles.containing(source.getParent(), ClassFiles.WOVEN)).containsExactly("Demo.class");
        try (Stream<Path> left = Files.list(source.getParent())) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .as("no temporary files")
                    .contains("Demo.java", "Demo.class")
                    .allMatch(name -> name.startsWith("Demo"));
        }
    }

    private String compile(Jdk jdk, String... arguments) throws IOException, InterruptedException {
        Stream<String> common = Stream.of(
                "-cp",
                Artifacts.runtime().toString(),
                "-processorpath",
                Artifacts.processor().toString());
        return jdk.run(
                        directory,
                        "javac",
                        Stream.concat(common, Stream.of(arguments)).toList())
                .well()
                .output();
    }

    private static String classPath(Path first, Path second) {
        return first + File.pathSeparator + second;
    }
}
