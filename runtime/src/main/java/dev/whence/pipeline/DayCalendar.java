package dev.whence.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;

/** Which day a time falls in, remembered from midnight to midnight. */
final class DayCalendar {
    private final ZoneId zone;
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private long day;

    DayCalendar(ZoneId zone) {
        this.zone = zone;
    }

    long epochDay(long epochNanos) {
        if (epochNanos < from || epochNanos >= to) {
            LocalDate date = LocalDate.ofInstant(Instant.ofEpochSecond(0, epochNanos), zone);
            from = startOf(date);
            to = startOf(date.plusDays(1));
            day = date.toEpochDay();
        }
        return day;
    }

    private long startOf(LocalDate date) {
        return TimeUnit.SECONDS.toNanos(date.atStartOfDay(zone).toEpochSecond());
    }
}
