package dev.whence.pipeline;

import dev.whence.Level;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;

/**
 * Says what is missing: {@code 12 records dropped here, 2026-11-23 02:22:38.250 to 02:22:39.001: 10 INFO, 2 WARN}. The
 * day is said again only where it is another one.
 */
final class LostText {
    private static final DateTimeFormatter DAY_AND_TIME = pattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final DateTimeFormatter TIME = pattern("HH:mm:ss.SSS");

    private LostText() {}

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /** @param epochNanos the wall time of a {@link System#nanoTime} */
    static String of(Losses.Lost lost, LongUnaryOperator epochNanos, ZoneId zone) {
        long sum = lost.byLevel().values().stream().mapToLong(Long::longValue).sum();
        ZonedDateTime first = at(epochNanos.applyAsLong(lost.first()), zone);
        ZonedDateTime last = at(epochNanos.applyAsLong(lost.last()), zone);
        return sum + (sum == 1 ? " record" : " records") + " dropped here, " + span(first, last) + ": "
                + byLevel(lost.byLevel());
    }

    private static ZonedDateTime at(long epochNanos, ZoneId zone) {
        return Instant.ofEpochSecond(0, epochNanos).atZone(zone);
    }

    private static String span(ZonedDateTime first, ZonedDateTime last) {
        String from = DAY_AND_TIME.format(first);
        if (from.equals(DAY_AND_TIME.format(last))) {
            return from;
        }
        boolean sameDay = first.toLocalDate().equals(last.toLocalDate());
        return from + " to " + (sameDay ? TIME : DAY_AND_TIME).format(last);
    }

    private static String byLevel(Map<Level, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }
}
