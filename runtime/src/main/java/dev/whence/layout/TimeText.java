package dev.whence.layout;

import dev.whence.record.RecordView;
import dev.whence.sink.ByteOutput;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes times by a pattern of {@link DateTimeFormatter}, with names in English. The last text is kept; within its second
 * only the digits of the fraction are written anew, and those when they change: all else, and a zone's offset too,
 * changes with a full second only. Not thread-safe.
 */
final class TimeText implements Emitter {
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

    /** The time from which {@link #text} holds but for its fraction. */
    private long start;

    /** From when until when it holds as it is. */
    private long from;

    private long until;

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

    @Override
    public void emit(RecordView record, long epochNanos, ByteOutput out) {
        write(epochNanos, out);
    }

    /** @param epochNanos nanoseconds since 1970-01-01T00:00Z */
    void write(long epochNanos, ByteOutput out) {
        if (epochNanos < from || epochNanos >= until) {
            renew(epochNanos);
        }
        out.put(text, 0, text.length);
    }

    /** From which time on there is the text that was written last. */
    long from() {
        return from;
    }

    /** Up to which time, not included. */
    long until() {
        return until;
    }

    private void renew(long epochNanos) {
        long since = epochNanos - start;
        if (since < 0 || since >= period) {
            refresh(epochNanos);
            since = epochNanos - start;
        }
        from = start;
        until = start + period;
        if (fractionDigits > 0) {
            int fraction = (int) since / fractionUnit;
            Digits.fill(text, fractionAt, fractionDigits, fraction);
            from = start + (long) fraction * fractionUnit;
            until = from + fractionUnit;
        }
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
        text = whole;
        fractionAt = before.length;
        start = period == 1 ? epochNanos : epochNanos - nano;
    }
}
