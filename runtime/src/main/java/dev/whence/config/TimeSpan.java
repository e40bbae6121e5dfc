package dev.whence.config;

import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads a number with its unit, or a duration as ISO 8601 has it. */
record TimeSpan(Duration least, Duration most) implements Values.Parser<Duration> {
    private static final int MOST_DIGITS = 9;

    @Override
    public Duration parse(String text) {
        Duration duration = duration(Values.normalised(text));
        if (duration != null && duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
            return duration;
        }
        throw new IllegalArgumentException(
                "a time from " + shown(least) + " to " + shown(most) + ", such as 100 ms, 2s or PT1.5S");
    }

    private static @Nullable Duration duration(String text) {
        int digits = Values.digits(text, MOST_DIGITS);
        if (digits == 0) {
            return iso(text);
        }
        long count = Long.parseLong(text.substring(0, digits));
        return switch (text.substring(digits).strip()) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m", "min" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> null;
        };
    }

    private static @Nullable Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            return null;
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
}
