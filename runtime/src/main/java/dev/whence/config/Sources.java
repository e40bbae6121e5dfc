package dev.whence.config;

import dev.whence.sink.Reasons;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The places outside the program where settings stand, read into lists of {@link Setting}s. What cannot be a setting is
 * told, in one line each.
 */
final class Sources {
    private static final String RESOURCE = "whence.properties";
    private static final String SYSTEM_PROPERTY = "system property";

    private final Properties properties;
    private final Map<String, String> environment;
    private final ClassLoader classPath;
    private final Consumer<String> problems;

    Sources(Properties properties, Map<String, String> environment, ClassLoader classPath, Consumer<String> problems) {
        this.properties = properties;
        this.environment = environment;
        this.classPath = classPath;
        this.problems = problems;
    }

    /** All settings from outside, the ones that win first. */
    List<Setting> read() {
        List<Setting> settings = new ArrayList<>(systemProperties());
        settings.addAll(environmentVariables());
        settings.addAll(file(settings));
        return settings;
    }

    /** The settings that the program itself makes; the outside wins over them. */
    List<Setting> ofCode(Map<String, String> defaults) {
        return withoutConfig(known(defaults, "Whence.configure"));
    }

    private List<Setting> systemProperties() {
        Map<String, String> ours = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(Keys.PREFIX)) {
                ours.put(name, properties.getProperty(name, ""));
            }
        }
        return known(ours, SYSTEM_PROPERTY);
    }

    private List<Setting> environmentVariables() {
        List<Setting> settings = new ArrayList<>();
        Map<String, String> ours = new TreeMap<>();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            if (variable.getKey().startsWith(Keys.VARIABLE_PREFIX)) {
                ours.put(variable.getKey(), variable.getValue());
            }
        }
        for (Map.Entry<String, String> variable : ours.entrySet()) {
            String name = variable.getKey();
            String key = Keys.ofVariable(name);
            if (key != null) {
                settings.add(new Setting(key, variable.getValue(), "environment variable " + name));
            } else if (name.equals(Keys.LEVELS_VARIABLE)) {
                settings.addAll(levels(variable.getValue()));
            } else {
                tellUnknown(name, "environment variable", Keys.nearestVariable(name));
            }
        }
        return settings;
    }

    /** {@code dev.acme=DEBUG,dev.acme.net=TRACE}. */
    private List<Setting> levels(String value) {
        String origin = "environment variable " + Keys.LEVELS_VARIABLE;
        List<Setting> settings = new ArrayList<>();
        for (String rule : value.split(",", -1)) {
            int equals = rule.indexOf('=');
            if (equals > 0 && !rule.substring(0, equals).isBlank()) {
                String prefix = rule.substring(0, equals).strip();
                settings.add(new Setting(Keys.LEVEL_PREFIX + prefix, rule.substring(equals + 1), origin));
            } else if (!rule.isBlank()) {
                problems.accept(rule.strip() + " (" + origin
                        + ") is not valid: expected rules such as dev.acme=DEBUG, separated by commas; ignored");
            }
        }
        return settings;
    }

    private List<Setting> file(List<Setting> outer) {
        for (Setting setting : outer) {
            if (setting.key().equals(Keys.CONFIG)) {
                return setting.value().isBlank() ? onClassPath() : named(setting);
            }
        }
        return onClassPath();
    }

    private List<Setting> named(Setting config) {
        try {
            Path path = Path.of(config.value().strip());
            try (InputStream in = Files.newInputStream(path)) {
                return loaded(in, "file " + path);
            }
        } catch (InvalidPathException e) {
            return unreadable(config.toString(), e.getReason());
        } catch (IOException e) {
            return unreadable(config.toString(), Reasons.of(e));
        }
    }

    private List<Setting> onClassPath() {
        URL resource = classPath.getResource(RESOURCE);
        if (resource == null) {
            return List.of();
        }
        String origin = RESOURCE + " at " + resource;
        try {
            URLConnection connection = resource.openConnection();
            connection.setUseCaches(false); // a cached jar would stay open, and locked on Windows, for good
            try (InputStream in = connection.getInputStream()) {
                return loaded(in, origin);
            }
        } catch (IOException e) {
            return unreadable(origin, Reasons.of(e));
        }
    }

    private List<Setting> loaded(InputStream in, String origin) throws IOException {
        Properties loaded = new Properties();
        try {
            loaded.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return unreadable(origin, e.getMessage()); // a \\u without four digits
        }
        Map<String, String> sorted = new TreeMap<>();
        for (String name : loaded.stringPropertyNames()) {
            sorted.put(name, loaded.getProperty(name, ""));
        }
        return withoutConfig(known(sorted, origin));
    }

    private List<Setting> unreadable(String origin, @Nullable String reason) {
        problems.accept(origin + " cannot be read: " + reason + "; going on without it");
        return List.of();
    }

    private List<Setting> known(Map<String, String> values, String origin) {
        List<Setting> settings = new ArrayList<>();
        for (Map.Entry<String, String> value : values.entrySet()) {
            String key = value.getKey();
            if (Keys.isKnown(key)) {
                settings.add(new Setting(key, value.getValue(), origin));
            } else {
                tellUnknown(key, origin, Keys.nearest(key));
            }
        }
        return settings;
    }

    private void tellUnknown(String name, String origin, String nearest) {
        problems.accept(name + " (" + origin + ") is no setting; did you mean " + nearest + "?");
    }

    private List<Setting> withoutConfig(List<Setting> settings) {
        List<Setting> rest = new ArrayList<>();
        for (Setting setting : settings) {
            if (setting.key().equals(Keys.CONFIG)) {
                problems.accept(setting + " has no effect here: expected as a system property or as "
                        + Keys.variable(Keys.CONFIG) + "; ignored");
            } else {
                rest.add(setting);
            }
        }
        return rest;
    }
}
