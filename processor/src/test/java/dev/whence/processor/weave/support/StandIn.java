package dev.whence.processor.weave.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The stand-in runtime, compiled once a test run. */
final class StandIn {
    static final Path FOLDER = Path.of("target", "weave-stand-in").toAbsolutePath();

    /** Its class files, which every tested JDK can load. */
    static final Path CLASSES = compile();

    private StandIn() {}

    private static Path compile() {
        try {
            Path sources = Path.of(StandIn.class
                    .getResource("/weave/runtime/dev/whence/Site.java")
                    .toURI());
            try (var files = Files.walk(sources.getParent())) {
                List<String> names = files.map(Path::toString)
                        .filter(name -> name.endsWith(".java"))
                        .toList();
                Program.javac(Jdk.current(), FOLDER, names, "--release", "17");
            }
            return FOLDER;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
