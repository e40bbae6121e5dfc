package dev.whence.config;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of all settings, as properties and as environment variables. */
final class Keys {
    static final String PREFIX = "whence.";
    static final String LEVEL = "whence.level";
    static final String LEVEL_PREFIX = "whence.level.";
    static final String MODE = "whence.mode";
    static final String DIR = "whence.dir";
    static final String APP = "whence.app";
    static final String LAYOUT = "whence.layout";
    static final String PATTERN = "whence.pattern";
    static final String ZONE = "whence.zone";
    static final String CLOCK = "whence.clock";
    static final String RING_DIR = "whence.ring.dir";
    static final String RING_CELL = "whence.ring.cell";
    static final String RING_MAX = "whence.ring.max";
    static final String OVERFLOW = "whence.overflow";
    static final String OVERFLOW_TIMEOUT = "whence.overflow.timeout";
    static final String FLUSH = "whence.flush";
    static final String FLUSH_LEVEL = "whence.flush.level";
    static final String SHUTDOWN_TIMEOUT = "whence.shutdown.timeout";
    static final String ROLL_SIZE = "whence.roll.size";

    /** Names the file of settings, and so cannot stand in it. */
    static final String CONFIG = "whence.config";

    static final String VARIABLE_PREFIX = "WHENCE_";

    /** The one variable that has no property: names of variables have no room for the prefixes of loggers. */
    static final String LEVELS_VARIABLE = "WHENCE_LEVELS";

    private static final List<String> ALL = List.of(
            LEVEL,
            MODE,
            DIR,
            APP,
            LAYOUT,
            PATTERN,
            ZONE,
            CLOCK,
            RING_DIR,
            RING_CELL,
            RING_MAX,
            OVERFLOW,
            OVERFLOW_TIMEOUT,
            FLUSH,
            FLUSH_LEVEL,
            SHUTDOWN_TIMEOUT,
            ROLL_SIZE,
            CONFIG);

    private static final Map<String, String> BY_VARIABLE = new HashMap<>();

    static {
        for (String key : ALL) {
            BY_VARIABLE.put(variable(key), key);
        }
    }

    private Keys() {}

    static boolean isKnown(String key) {
        return ALL.contains(key) || (key.startsWith(LEVEL_PREFIX) && key.length() > LEVEL_PREFIX.length());
    }

    /** The known key that looks most like this one, which may have forgotten its {@code whence.}. */
    static String nearest(String unknown) {
        String whole = unknown.startsWith(PREFIX) ? unknown : PREFIX + unknown;
        return nearest(whole, ALL.stream());
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** The key that an environment variable sets; null if it sets none. */
    static @Nullable String ofVariable(String name) {
        return BY_VARIABLE.get(name);
    }

    static String nearestVariable(String unknown) {
        return unknown.startsWith(variable(LEVEL_PREFIX))
                ? LEVELS_VARIABLE
                : nearest(
                        unknown,
                        Stream.concat(
                                Stream.of(LEVELS_VARIABLE),
                                BY_VARIABLE.keySet().stream().sorted()));
    }

    private static String nearest(String unknown, Stream<String> known) {
        return known.min(Comparator.comparingInt(name -> unlikeness(unknown, name)))
                .orElseThrow();
    }

    /** The distance, but little where one word begins with the other: {@code whence.shutdown}, {@code whence.directory}. */
    private static int unlikeness(String unknown, String known) {
        int distance = distance(unknown, known);
        return known.startsWith(unknown) || unknown.startsWith(known) ? Math.min(2, distance) : distance;
    }

    /** How many letters must be put in, taken out or replaced to make one word of the other (Levenshtein, 1965). */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[above.length - 1];
    }
}
