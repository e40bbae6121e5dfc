package dev.whence.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.sink.ByteOutput;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Warsaw",
            "America/New_York",
            "America/St_Johns", // half an hour off
            "Australia/Lord_Howe", // moves by half an hour
            "Asia/Kathmandu",
            "Pacific/Apia", // left out a day
            "Africa/Casablanca",
            "+05:45:30");
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(
            strings = {
                TimeText.DEFAULT_PATTERN,
                "yyyy-MM-dd HH:mm:ss.SSSSSS",
                "yyyy-MM-dd HH:mm:ss.SSSSSSSSS",
                "yyyy-MM-dd HH:mm:ss",
                "HH:mm:ss,S XXX",
                "EEE d MMM uuuu h:mm:ss a VV",
                "'S at' ss.SS 'S''s'",
                "SSS ss SSS",
                "ss.n N A",
                "[ss.SSS]",
                "ppppppH:mm:ss",
                "'text'"
            })
    void writesWhatTheFormatterWrites(String pattern) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (String name : ZONES) {
            ZoneId zone = ZoneId.of(name);
            TimeText text = new TimeText(pattern, zone);
            DateTimeFormatter formatter =
                    DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(zone);
            for (int i = 0; i < 40; i++) {
                long nanos = start(random, zone);
                for (int k = 0; k < 25; k++) {
                    assertThat(written(text, nanos))
                            .as("seed %d, zone %s, nanos %d", seed, zone, nanos)
                            .isEqualTo(formatter.format(instant(nanos)));
                    nanos += step(random);
                }
            }
        }
    }

    @Test
    void clocksThatGoForwardAndBack() {
        ZoneId warsaw = ZoneId.of("Europe/Warsaw");
        TimeText text = new TimeText(TimeText.DEFAULT_PATTERN, warsaw);
        long spring = nanos(LocalDateTime.of(2026, 3, 29, 1, 0));
        assertThat(written(text, spring - 1)).isEqualTo("2026-03-29 01:59:59.999");
        assertThat(written(text, spring)).isEqualTo("2026-03-29 03:00:00.000");
        long autumn = nanos(LocalDateTime.of(2026, 10, 25, 1, 0));
        assertThat(written(text, autumn - 1)).isEqualTo("2026-10-25 02:59:59.999");
        assertThat(written(text, autumn)).isEqualTo("2026-10-25 02:00:00.000");
        assertThat(written(text, autumn - 1)).isEqualTo("2026-10-25 02:59:59.999");
    }

    @Test
    void timesBeforeTheEpoch() {
        TimeText text = new TimeText("yyyy-MM-dd HH:mm:ss.SSSSSSSSS", ZoneOffset.UTC);
        assertThat(written(text, -1)).isEqualTo("1969-12-31 23:59:59.999999999");
        assertThat(written(text, 0)).isEqualTo("1970-01-01 00:00:00.000000000");
        assertThat(written(text, -SECOND)).isEqualTo("1969-12-31 23:59:59.000000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "'open", "yyyy-MM-dd {}", "SSSSSSSSSS", "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"})
    void whatIsNoPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> new TimeText(pattern, ZoneOffset.UTC)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A random time, often shortly before a second, minute, day or change of the clocks. */
    private static long start(Random random, ZoneId zone) {
        long seconds = random.nextLong(4_000_000_000L) - 1_000_000_000L;
        int kind = random.nextInt(5);
        if (kind == 0) {
            ZoneOffsetTransition transition = zone.getRules().nextTransition(Instant.ofEpochSecond(seconds));
            seconds = transition == null ? seconds : transition.toEpochSecond();
        } else if (kind == 1) {
            seconds -= seconds % 60;
        } else if (kind == 2) {
            seconds -= seconds % 86_400;
        }
        return seconds * SECOND - random.nextInt((int) SECOND);
    }

    private static long step(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> random.nextInt(1_000);
            case 2 -> random.nextInt(2_000_000);
            case 3 -> random.nextInt((int) SECOND);
            case 4 -> -random.nextInt(1_500_000_000);
            default -> random.nextLong(4_000 * SECOND);
        };
    }

    private static long nanos(LocalDateTime utc) {
        return utc.toEpochSecond(ZoneOffset.UTC) * SECOND;
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    private static String written(TimeText text, long nanos) {
        ByteOutput out = new ByteOutput(64);
        text.write(nanos, out);
        return out.toString();
    }
}
