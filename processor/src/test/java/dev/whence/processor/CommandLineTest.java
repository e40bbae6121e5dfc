package dev.whence.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The javac of the command line, of this JDK and of JDK 25 where one is installed. */
class CommandLineTest {
    private static final String MISSED = "[whence.processor] annotation processors did not run";

    @TempDir
    Path directory;

    private Path source;

    @BeforeEach
    void writeSource() throws IOException {
        source = directory.resolve("Demo.java");
        Files.writeString(
                source,
                "@dev.whence.Logged class Demo { void m(int a) { DemoLog.info(\"got {}\", a); } }",
                StandardCharsets.UTF_8);
    }

    @Test
    void thisJdkRunsTheProcessor() throws Exception {
        assertRuns(Path.of(System.getProperty("java.home")));
    }

    @Test
    void jdk25RunsTheProcessor() throws Exception {
        assertRuns(jdk25());
    }

    @Test
    void jdk25SaysThatProcessorsOnTheClassPathDoNotRun() throws Exception {
        Path jdk = jdk25();
        String classPath = TestBuild.runtime() + File.pathSeparator + Processors.path();
        assertThat(javac(jdk, "-cp", classPath))
                .contains("Demo.java:1: warning: " + MISSED)
                .contains("-proc:full");
        assertThat(javac(jdk, "-cp", classPath, "-proc:full", "-Xlint:all", "-Werror"))
                .isEmpty();
    }

    @Test
    void jdk25IsSilentWhereTheFacadeIsASource() throws Exception {
        Path jdk = jdk25();
        String classPath = TestBuild.runtime() + File.pathSeparator + Processors.path();
        assertThat(javac(jdk, "-cp", classPath, "-proc:only")).isEmpty();
        Path facade = directory.resolve("out/DemoLog.java");
        assertThat(facade).exists();
        assertThat(javac(jdk, "-cp", classPath, "-proc:none", facade.toString()))
                .isEmpty();
    }

    /** The shell's limit, in blocks of 512 bytes, stands for a disk that is full. */
    @Test
    void aClassThatCannotGrowStaysAsItWas() throws Exception {
        Files.writeString(
                source,
                "@dev.whence.Logged class Demo { static final String BULK = \"" + "x".repeat(60_000) + "\";"
                        + " void m(int a) {" + " DemoLog.info(\"got {}\", a);".repeat(20) + " } }");
        Path jdk = Path.of(System.getProperty("java.home"));
        String[] options = {"-cp", TestBuild.runtime().toString(), "-processorpath", Processors.path()};
        Path demo = directory.resolve("out/Demo.class");

        assertThat(javac(jdk, options)).isEmpty();
        long woven = Files.size(demo);
        assertThat(javac(jdk, options[0], options[1], options[2], options[3], "-Awhence.weave=false"))
                .isEmpty();
        byte[] unwoven = Files.readAllBytes(demo);
        long blocks = unwoven.length / 512 + 1;
        assertThat(blocks * 512).isBetween((long) unwoven.length, woven - 1);

        List<String> limited = List.of("/bin/sh", "-c", "ulimit -f " + blocks + " && exec \"$@\"", "sh");
        assertThat(run(limited, jdk, options))
                .contains("[whence.failure] calls in Demo are not woven, which is slower: java.io.IOException");
        assertThat(demo).hasBinaryContent(unwoven);
    }

    private void assertRuns(Path jdk) throws Exception {
        assertThat(javac(
                        jdk,
                        "-cp",
                        TestBuild.runtime().toString(),
                        "-processorpath",
                        Processors.path(),
                        "-Xlint:all",
                        "-Werror"))
                .isEmpty();
        assertThat(directory.resolve("out/DemoLog.class")).exists();
    }

    /** What javac prints. */
    private String javac(Path jdk, String... options) throws IOException, InterruptedException {
        return run(List.of(), jdk, options);
    }

    /** @param before what runs javac, or nothing */
    private String run(List<String> before, Path jdk, String... options) throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("out"));
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(jdk.resolve("bin/javac").toString(), "-d"));
        command.add(directory.resolve("out").toString());
        command.addAll(List.of(options));
        command.add(source.toString());
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.waitFor();
        return Files.readString(output);
    }

    private static Path jdk25() throws IOException {
        Optional<Path> found =
                Optional.ofNullable(System.getenv("WHENCE_JDK25")).map(Path::of);
        Path usual = Path.of("/usr/lib/jvm");
        if (found.isEmpty() && Files.isDirectory(usual)) {
            try (Stream<Path> all = Files.list(usual)) {
                found = all.filter(path -> path.getFileName().toString().contains("25"))
                        .filter(path -> Files.isExecutable(path.resolve("bin/javac")))
                        .sorted()
                        .findFirst();
            }
        }
        if (found.isEmpty()) {
            System.out.println("SKIPPED: no JDK 25 in WHENCE_JDK25 or /usr/lib/jvm");
        }
        assumeTrue(found.isPresent(), "no JDK 25 in WHENCE_JDK25 or /usr/lib/jvm");
        return found.get();
    }
}
