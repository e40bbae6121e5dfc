package dev.whence.layout;

import dev.whence.sink.ByteOutput;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes times by a pattern of {@link DateTimeFormatter}, with names in English. The text of the current second is
 * kept, and only the digits of its fraction are written anew: all else, and a zone's offset too, changes with a full
 * second only. Not thread-safe.
 */
final class TimeText {
    static final String DEFAULT_PATTERN = "yyyy-MM-dd HH:mm:ss.SSS";

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int NANO_DIGITS = 9;

    private final DateTimeFormatter beforeFraction;
    private final DateTimeFormatter behindFraction;
    private final int fractionDigits;

    /** How many nanoseconds the last digit of the fraction counts. */
    private final int fractionUnit;

    /** How long a text holds but for its fraction, in nanoseconds. */
    private final long period;

    private byte[] text = {};
    private int fractionAt;
    private int fraction;

    /** The time from which {@link #text} holds. */
    private long start;

    /** @throws IllegalArgumentException if it is no pattern */
    TimeText(String pattern, ZoneId zone) {
        FractionPosition position = FractionPosition.in(pattern);
        beforeFraction = formatter(pattern.substring(0, position.start()), zone);
        behindFraction = formatter(pattern.substring(position.end()), zone);
        fractionDigits = position.end() - position.start();
        fractionUnit = powerOfTen(NANO_DIGITS - fractionDigits);
        period = position.isExact() ? NANOS_PER_SECOND : 1;
        try {
            refresh(0);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static DateTimeFormatter formatter(String pattern, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(zone);
    }

    private static int powerOfTen(int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /** @param epochNanos nanoseconds since 1970-01-01T00:00Z */
    void write(long epochNanos, ByteOutput out) {
        long since = epochNanos - start;
        if (since < 0 || since >= period) {
            refresh(epochNanos);
            since = epochNanos - start;
        }
        if (fractionDigits > 0) {
            int now = (int) since / fractionUnit;
            if (now != fraction) {
                Digits.fill(text, fractionAt, fractionDigits, now);
                fraction = now;
            }
        }
        out.put(text, 0, text.length);
    }

    private void refresh(long epochNanos) {
        long second = Math.floorDiv(epochNanos, NANOS_PER_SECOND);
        long nano = Math.floorMod(epochNanos, NANOS_PER_SECOND);
        Instant instant = Instant.ofEpochSecond(second, nano);
        byte[] before = beforeFraction.format(instant).getBytes(StandardCharsets.UTF_8);
        byte[] behind = behindFraction.format(instant).getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[before.length + fractionDigits + behind.length];
        System.arraycopy(before, 0, whole, 0, before.length);
        System.arraycopy(behind, 0, whole, before.length + fractionDigits, behind.length);
        Digits.fill(whole, before.length, fractionDigits, 0);
        text = whole;
        fractionAt = before.length;
        fraction = 0;
        start = period == 1 ? epochNanos : epochNanos - nano;
    }
}
