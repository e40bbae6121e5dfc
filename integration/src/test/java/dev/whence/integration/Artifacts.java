package dev.whence.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the reactor has packaged, as the pom tells. */
final class Artifacts {
    private Artifacts() {}

    static Path runtime() {
        return file("integration.runtime");
    }

    static Path processor() {
        return file("integration.processor");
    }

    /** The description of the processor that its users' Maven reads. */
    static String processorPom() throws IOException {
        String version = property("integration.version");
        return Files.readString(file("integration.repository")
                .resolve("dev/whence/whence-processor")
                .resolve(version)
                .resolve("whence-processor-" + version + ".pom"));
    }

    private static Path file(String property) {
        return Path.of(property(property));
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set: run these tests by `mvn verify`");
        }
        return value;
    }
}
