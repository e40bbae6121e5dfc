package dev.whence.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayCalendarTest {
    /** Days of 23, 24 and 25 hours, one that does not exist, midnights that do not, and times before 1970. */
    @ParameterizedTest
    @ValueSource(
            strings = {"UTC", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Apia"
            })
    void agreesWithJavaTime(String zoneName) {
        ZoneId zone = ZoneId.of(zoneName);
        DayCalendar calendar = new DayCalendar(zone);
        for (LocalDate date = LocalDate.of(2011, 1, 1); date.getYear() < 2013; date = date.plusDays(1)) {
            ZonedDateTime midnight = date.atStartOfDay(zone);
            check(calendar, midnight);
            check(calendar, midnight.minusNanos(1));
            check(calendar, midnight.plusHours(3));
        }
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            check(calendar, ZonedDateTime.of(1960, 1, 1, 0, 0, 0, 0, zone).plusMinutes(random.nextInt(60_000_000)));
        }
    }

    private static void check(DayCalendar calendar, ZonedDateTime time) {
        long nanos = TimeUnit.SECONDS.toNanos(time.toEpochSecond()) + time.getNano();
        assertThat(calendar.epochDay(nanos))
                .as("%s, seed 7", time)
                .isEqualTo(time.toLocalDate().toEpochDay());
    }
}
