package dev.whence.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Level;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class LostTextTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final long START =
            Instant.parse("2026-11-23T01:22:38.250Z").getEpochSecond() * 1_000_000_000L + 250_000_000L;
    private static final LongUnaryOperator WALL = nano -> START + nano;

    private static String text(Map<Level, Long> byLevel, long lastMillis) {
        return LostText.of(new Losses.Lost(new EnumMap<>(byLevel), 0, lastMillis * 1_000_000), WALL, BERLIN);
    }

    @Test
    void oneRecordHasOneTime() {
        assertThat(text(Map.of(Level.INFO, 1L), 0)).isEqualTo("1 record dropped here, 2026-11-23 02:22:38.250: 1 INFO");
    }

    @Test
    void severalHaveASpan() {
        assertThat(text(Map.of(Level.WARN, 2L, Level.INFO, 10L), 751))
                .isEqualTo("12 records dropped here, 2026-11-23 02:22:38.250 to 02:22:39.001: 10 INFO, 2 WARN");
    }

    @Test
    void beyondMidnightTheDayIsSaidAgain() {
        assertThat(text(Map.of(Level.INFO, 2L), 86_400_000))
                .isEqualTo("2 records dropped here, 2026-11-23 02:22:38.250 to 2026-11-24 02:22:38.250: 2 INFO");
    }
}
