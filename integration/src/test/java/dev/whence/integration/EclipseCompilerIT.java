package dev.whence.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jdt.internal.compiler.batch.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another compiler than javac: it gets the log methods without any weaving, and every line is in its place. Only a
 * lambda's method is not the enclosing one: the name that ecj gives it does not tell in which method it stands.
 */
class EclipseCompilerIT {
    private static final String DEMO = """
            package org.example;

            import dev.whence.Logged;

            @Logged
            public class Demo {
                Demo() {
                    DemoLog.warn("in a constructor");
                }

                public static void main(String[] args) {
                    DemoLog.info("hello, {}", "Ada");
                    new Demo().count(2);
                    DemoLog.debug("off");
                    Runnable later = () -> DemoLog.info("in a {}", "lambda");
                    later.run();
                }

                void count(int many) {
                    DemoLog.error("{many} is not {}", many, 'x');
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void linesAreInTheirPlaces() throws Exception {
        Path source = directory.resolve("Demo.java");
        Files.writeString(source, DEMO);
        String runtime = Artifacts.runtime().toString();
        String ecj = Path.of(Main.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();

        Jdk.Ended compiled = Jdk.here()
                .run(
                        directory,
                        "java",
                        List.of(
                                "-cp",
                                ecj,
                                Main.class.getName(),
                                "-cp",
                                runtime,
                                "-processorpath",
                                Artifacts.processor().toString(),
                                "-17",
                                "-d",
                                "out",
                                "Demo.java"))
                .well();

        assertThat(compiled.output()).contains("this compiler is not javac");
        assertThat(ClassFiles.containing(directory.resolve("out"), ClassFiles.WOVEN))
                .isEmpty();

        Jdk.Ended ran = Jdk.here()
                .run(
                        directory,
                        "java",
                        List.of("-cp", "out" + File.pathSeparator + runtime, "-Dwhence.dir=logs", "org.example.Demo"))
                .well();
        assertThat(LogFile.lines(directory.resolve("logs"), "Demo", ran.pid()))
                .containsExactly(
                        "[INFO]Demo.java:12(main): hello, Ada",
                        "[WARN]Demo.java:8(<init>): in a constructor",
                        "[ERROR]Demo.java:20(count): 2 is not x",
                        "[INFO]Demo.java:15(lambda$0): in a lambda");
    }
}
