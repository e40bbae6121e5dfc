package dev.whence.config;

import dev.whence.Level;
import dev.whence.sink.FileSink;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts that settings may have. Each method gives the value, or says by an exception what it had expected. */
final class Values {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*(?:([kmgt])(?:i?b)?|b)?");
    private static final String SIZE_UNITS = "kmgt";
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|min|h)");

    private Values() {}

    /** Reads the text of one setting. */
    interface Parser<T> {
        /** @throws IllegalArgumentException whose message completes "expected …" */
        T parse(String text);
    }

    static Level level(String text) {
        return constant(Level.class, text, UnaryOperator.identity());
    }

    /** One of the constants, whether in upper or in lower case. */
    static <E extends Enum<E>> Parser<E> choice(Class<E> type) {
        return text -> constant(type, text, name -> name.toLowerCase(Locale.ROOT));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text, UnaryOperator<String> spelling) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text.strip())) {
                return constant;
            }
            names.add(spelling.apply(constant.name()));
        }
        throw new IllegalArgumentException(listed(names));
    }

    /** {@code a, b or c}. */
    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    /** Bytes; the units are powers of 1024, however they are spelled, as they are in the JVM's own options. */
    static Parser<Long> size(long least, long most) {
        return text -> {
            Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
            if (matcher.matches()) {
                long count = Long.parseLong(matcher.group(1));
                int shift = matcher.group(2) == null ? 0 : 10 * (SIZE_UNITS.indexOf(matcher.group(2)) + 1);
                if (count <= (most >> shift) && count << shift >= least) {
                    return count << shift;
                }
            }
            throw new IllegalArgumentException(
                    "a size from " + shown(least) + " to " + shown(most) + ", such as 65536, 64k or 64 KiB");
        };
    }

    /** A size in the largest unit that leaves it whole. */
    static String shown(long bytes) {
        int unit = -1;
        long count = bytes;
        while (count != 0 && count % 1024 == 0 && unit + 1 < SIZE_UNITS.length()) {
            count /= 1024;
            unit++;
        }
        return unit < 0 ? count + " bytes" : count + " " + Character.toUpperCase(SIZE_UNITS.charAt(unit)) + "iB";
    }

    /** A number with its unit, or as ISO 8601 has it. */
    static Parser<Duration> duration(Duration least, Duration most) {
        return text -> {
            Optional<Duration> duration = duration(text.strip());
            if (duration.isPresent()
                    && duration.get().compareTo(least) >= 0
                    && duration.get().compareTo(most) <= 0) {
                return duration.get();
            }
            throw new IllegalArgumentException(
                    "a time from " + shown(least) + " to " + shown(most) + ", such as 100 ms, 2s or PT1.5S");
        };
    }

    private static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text.toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            return Optional.of(
                    switch (matcher.group(2)) {
                        case "ms" -> Duration.ofMillis(count);
                        case "s" -> Duration.ofSeconds(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofMinutes(count);
                    });
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String shown(Duration duration) {
        if (duration.toMillis() % 1000 != 0) {
            return duration.toMillis() + " ms";
        }
        return duration.toSeconds() % 3600 != 0 || duration.isZero()
                ? duration.toSeconds() + " s"
                : duration.toHours() + " h";
    }

    /** An empty text is standard output, so that a directory set further in can be taken back. */
    static Optional<Path> directory(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text.strip()));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("a directory, and not " + e.getReason(), e);
        }
    }

    static String app(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a name");
        }
        return FileSink.sanitised(text);
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time zone, such as UTC, Europe/Berlin or +02:00", e);
        }
    }
}
