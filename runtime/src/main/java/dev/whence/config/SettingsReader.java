package dev.whence.config;

import dev.whence.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
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
    private static final long TIB = MIB * MIB;
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Properties properties;
    private final Map<String, String> environment;
    private final ClassLoader classPath;
    private final PatternCheck patterns;
    private final Consumer<String> problems;

    /** What the layout says to a pattern. */
    interface PatternCheck {
        /** What was expected in place of a mistake, or null if the pattern is valid. */
        @Nullable
        String fault(String pattern);
    }

    /** @param problems takes one line for each mistake */
    SettingsReader(
            Properties properties,
            Map<String, String> environment,
            ClassLoader classPath,
            PatternCheck patterns,
            Consumer<String> problems) {
        this.properties = properties;
        this.environment = environment;
        this.classPath = classPath;
        this.patterns = patterns;
        this.problems = problems;
    }

    /** Reads the settings of this process, as they are now. */
    static SettingsReader ofProcess(PatternCheck patterns, Consumer<String> problems) {
        ClassLoader own = SettingsReader.class.getClassLoader();
        ClassLoader classPath = own == null ? ClassLoader.getSystemClassLoader() : own;
        return new SettingsReader(System.getProperties(), System.getenv(), classPath, patterns, problems);
    }

    /** @param defaults what the program gives, by key */
    Configuration read(Map<String, String> defaults) {
        Sources sources = new Sources(properties, environment, classPath, problems);
        Lookup lookup = new Lookup(sources.read(), sources.ofCode(defaults), problems);

        Optional<Path> directory = lookup.value(Keys.DIR, "", Values::directory);
        String mode = directory.isPresent() ? "async" : "sync";
        String app = ApplicationName.of(properties);
        Duration zero = Duration.ZERO;
        long ringMax = lookup.value(Keys.RING_MAX, "64 MiB", Values.size(MIB, TIB));
        // A record may take a quarter of the whole; a cell that is larger could hold what is never written.
        long largestCell = Math.min(16 * MIB, ringMax / 4);
        return new Configuration(
                lookup.value(Keys.LEVEL, "INFO", Values::level),
                lookup.levels(),
                lookup.value(Keys.MODE, mode, Values.choice(Configuration.Mode.class)),
                directory.orElse(null),
                lookup.value(Keys.APP, app, Values::app),
                lookup.value(Keys.LAYOUT, "text", Values.choice(Configuration.Layout.class)),
                lookup.value(Keys.PATTERN, "", this::pattern).orElse(null),
                lookup.value(Keys.ZONE, ZoneId.systemDefault().getId(), Values::zone),
                lookup.value(Keys.CLOCK, "precise", Values.choice(Configuration.Clock.class)),
                lookup.value(Keys.RING_CELL, "64 KiB", Values.size(4 * KIB, largestCell))
                        .intValue(),
                ringMax,
                lookup.value(Keys.OVERFLOW, "block", Values.choice(Configuration.Overflow.class)),
                lookup.value(Keys.OVERFLOW_TIMEOUT, "2 s", Values.duration(zero, HOUR)),
                lookup.value(Keys.FLUSH, "1 s", Values.duration(MILLISECOND, HOUR)),
                lookup.value(Keys.FLUSH_LEVEL, "ERROR", Values::level),
                lookup.value(Keys.SHUTDOWN_TIMEOUT, "10 s", Values.duration(zero, HOUR)),
                lookup.value(Keys.ROLL_SIZE, "1 GiB", Values.size(KIB, TIB)));
    }

    private Optional<String> pattern(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String fault = patterns.fault(text);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        return Optional.of(text);
    }

    /** The one value among the many that may be set under a key. */
    private record Lookup(List<Setting> outside, List<Setting> code, Consumer<String> problems) {

        <T> T value(String key, String builtIn, Values.Parser<T> parser) {
            List<Setting> candidates = candidates(key);
            return first(candidates, builtIn.isEmpty() ? "the default" : builtIn, parser)
                    .orElseGet(() -> parser.parse(builtIn));
        }

        /** The rules of levels, each target looked up for itself. */
        Map<String, Level> levels() {
            Set<String> keys = new LinkedHashSet<>();
            outside.forEach(setting -> keys.add(setting.key()));
            code.forEach(setting -> keys.add(setting.key()));
            Map<String, Level> levels = new TreeMap<>();
            for (String key : keys) {
                if (key.startsWith(Keys.LEVEL_PREFIX)) {
                    String target = key.substring(Keys.LEVEL_PREFIX.length());
                    first(candidates(key), null, text -> level(target, text))
                            .ifPresent(level -> levels.put(target, level));
                }
            }
            return levels;
        }

        private static Level level(String target, String text) {
            LevelTarget.parse(target);
            return Values.level(text);
        }

        /** The outermost setting of a key, and behind it the program's own. */
        private List<Setting> candidates(String key) {
            List<Setting> candidates = new ArrayList<>(2);
            outermost(outside, key).ifPresent(candidates::add);
            outermost(code, key).ifPresent(candidates::add);
            return candidates;
        }

        private static Optional<Setting> outermost(List<Setting> settings, String key) {
            return settings.stream()
                    .filter(setting -> setting.key().equals(key))
                    .findFirst();
        }

        /**
         * The first of the candidates that is valid. The others before it are told.
         *
         * @param otherwise what is used if none is valid; null if that is nothing
         */
        private <T> Optional<T> first(List<Setting> candidates, @Nullable String otherwise, Values.Parser<T> parser) {
            List<String> faults = new ArrayList<>();
            Optional<T> result = Optional.empty();
            String used = otherwise;
            for (Setting candidate : candidates) {
                try {
                    result = Optional.of(parser.parse(candidate.value()));
                    used = candidate.value();
                    break;
                } catch (IllegalArgumentException e) {
                    faults.add(candidate + " is not valid: expected " + e.getMessage());
                }
            }
            String outcome = used == null ? "; ignored" : "; using " + used;
            faults.forEach(fault -> problems.accept(fault + outcome));
            return result;
        }
    }
}
