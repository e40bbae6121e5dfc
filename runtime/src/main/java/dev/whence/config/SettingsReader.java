package dev.whence.config;

import dev.whence.pipeline.OverflowPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings. System properties win over environment variables, these over the file, and that over the defaults
 * that the program gives.
 *
 * <p>A value that is not valid is told in one line, which says where it stands and what was expected, and the default is
 * taken: the program's own if it has given one, or else the built-in one. The next outer source is not asked, since what
 * a mistyped value uncovers there would surprise.
 */
final class SettingsReader {
    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;
    private static final long GIB = 1024 * MIB;
    private static final long TIB = 1024 * GIB;
    private static final String RING_FOLDER = ".whence";
    private static final Path IN_MEMORY = Path.of("memory");

    /** On the memory file system that Linux has for shared memory; a folder for each user, as it is open to all. */
    private static final Path MEMORY_FOLDER = Path.of("/dev/shm", "whence-" + System.getProperty("user.name", "user"));

    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Properties properties;
    private final Map<String, String> environment;
    private final ClassLoader classPath;
    private final Values.Parser<Optional<String>> patterns;
    private final Consumer<String> problems;

    /**
     * @param patterns of lines; an empty one is the default
     * @param problems takes one line for each mistake
     */
    SettingsReader(
            Properties properties,
            Map<String, String> environment,
            ClassLoader classPath,
            Values.Parser<Optional<String>> patterns,
            Consumer<String> problems) {
        this.properties = properties;
        this.environment = environment;
        this.classPath = classPath;
        this.patterns = patterns;
        this.problems = problems;
    }

    /** Reads the settings of this process, as they are now. */
    static SettingsReader ofProcess(Values.Parser<Optional<String>> patterns, Consumer<String> problems) {
        ClassLoader own = SettingsReader.class.getClassLoader();
        ClassLoader classPath = own == null ? ClassLoader.getSystemClassLoader() : own;
        return new SettingsReader(System.getProperties(), System.getenv(), classPath, patterns, problems);
    }

    /** @param defaults what the program gives, by key */
    Configuration read(Map<String, String> defaults) {
        Sources sources = new Sources(properties, environment, classPath, problems);
        Lookup lookup = new Lookup(sources.read(), sources.ofCode(defaults), problems);

        Values.Directory directories = new Values.Directory();
        Optional<Path> directory = lookup.value(Keys.DIR, "", directories);
        String mode = directory.isPresent() ? "async" : "sync";
        String app = ApplicationName.of(properties);
        Duration zero = Duration.ZERO;
        long ringMax = lookup.value(Keys.RING_MAX, "64 MiB", new Size(MIB, GIB));
        // A record may take a quarter of the whole; a cell that is larger could hold what is never written.
        long largestCell = Math.min(16 * MIB, ringMax / 4);
        return new Configuration(
                lookup.value(Keys.LEVEL, "INFO", Values.LEVEL),
                lookup.levels(),
                lookup.value(Keys.MODE, mode, oneOf(Configuration.Mode.values())),
                directory.orElse(null),
                lookup.value(Keys.APP, app, new Values.App()),
                lookup.value(Keys.LAYOUT, "text", oneOf(Configuration.Layout.values())),
                lookup.value(Keys.PATTERN, "", patterns).orElse(null),
                lookup.value(Keys.ZONE, ZoneId.systemDefault().getId(), new Values.Zone()),
                lookup.value(Keys.CLOCK, "precise", oneOf(Configuration.Clock.values())),
                ringDirectory(lookup.value(Keys.RING_DIR, "", directories), directory),
                lookup.value(Keys.RING_CELL, "64 KiB", new Size(4 * KIB, largestCell))
                        .intValue(),
                ringMax,
                lookup.value(Keys.OVERFLOW, "block", oneOf(OverflowPolicy.values())),
                lookup.value(Keys.OVERFLOW_TIMEOUT, "2 s", new TimeSpan(zero, HOUR)),
                lookup.value(Keys.FLUSH, "1 s", new TimeSpan(MILLISECOND, HOUR)),
                lookup.value(Keys.FLUSH_LEVEL, "ERROR", Values.LEVEL),
                lookup.value(Keys.SHUTDOWN_TIMEOUT, "10 s", new TimeSpan(zero, HOUR)),
                lookup.value(Keys.ROLL_SIZE, "1 GiB", new Size(KIB, TIB)));
    }

    private static @Nullable Path ringDirectory(Optional<Path> set, Optional<Path> logs) {
        if (set.isEmpty()) {
            return logs.isPresent() ? logs.get().resolve(RING_FOLDER) : null;
        }
        return set.get().equals(IN_MEMORY) ? MEMORY_FOLDER : set.get();
    }

    private static <E extends Enum<E>> Values.Parser<E> oneOf(E[] constants) {
        return new Choice<>(List.of(constants), true);
    }
}
