package dev.whence.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** All the places where settings may stand, empty at first, and what is told while they are read. */
final class SettingsFixture {
    final Properties properties = new Properties();
    final Map<String, String> environment = new HashMap<>();
    final Map<String, String> code = new HashMap<>();
    final List<String> told = new ArrayList<>();
    private @Nullable Path onClassPath;

    SettingsFixture() {
        properties.setProperty("sun.java.command", "dev.acme.Demo");
    }

    /** Writes {@code whence.properties} into a directory that stands on the class path. */
    SettingsFixture classPath(Path directory, String content) throws IOException {
        onClassPath = Files.writeString(directory.resolve("whence.properties"), content, UTF_8);
        return this;
    }

    Configuration read() {
        ClassLoader loader = new ClassLoader(null) {
            @Override
            protected @Nullable URL findResource(String name) {
                try {
                    return onClassPath != null && name.equals("whence.properties")
                            ? onClassPath.toUri().toURL()
                            : null;
                } catch (MalformedURLException e) {
                    throw new AssertionError(e);
                }
            }
        };
        return new SettingsReader(properties, environment, loader, SettingsFixture::pattern, told::add).read(code);
    }

    private static Optional<String> pattern(String text) {
        if (text.contains("%wrong")) {
            throw new IllegalArgumentException("a pattern without %wrong");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
