package dev.whence.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.Level;
import dev.whence.pipeline.OverflowPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static final Values.Parser<Long> SIZE = new Size(1, 1L << 50);
    private static final Values.Parser<Duration> TIME = new TimeSpan(Duration.ZERO, Duration.ofHours(48));

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1048576, 1048576",
        "7b, 7",
        "64k, 65536",
        "64K, 65536",
        "64kb, 65536",
        "64 KiB, 65536",
        "' 64  kib ', 65536",
        "10MB, 10485760",
        "1m, 1048576",
        "1GiB, 1073741824",
        "2 T, 2199023255552",
    })
    void sizes(String text, long bytes) {
        assertThat(SIZE.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "k",
                "big",
                "-1",
                "0",
                "1.5k",
                "1 k i b",
                "10 bytes",
                "0x10",
                "1kk",
                "1,000",
                "1048577 g",
                "9999999999999999999",
                "999999999999999t"
            })
    void noSizes(String text) {
        assertThatThrownBy(() -> SIZE.parse(text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("a size from 1 bytes to 1024 TiB, such as 65536, 64k or 64 KiB");
    }

    @Test
    void theBoundsOfASizeAreAllowed() {
        Values.Parser<Long> parser = new Size(4096, 1 << 24);
        assertThat(parser.parse("4 KiB")).isEqualTo(4096);
        assertThat(parser.parse("16 MiB")).isEqualTo(1 << 24);
        assertThatThrownBy(() -> parser.parse("4095"))
                .hasMessage("a size from 4 KiB to 16 MiB, such as 65536, 64k or 64 KiB");
        assertThatThrownBy(() -> parser.parse("16777217")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "100ms, PT0.1S",
        "1s, PT1S",
        "2 s, PT2S",
        "' 2  S ', PT2S",
        "3m, PT3M",
        "3 min, PT3M",
        "2h, PT2H",
        "0s, PT0S",
        "PT1S, PT1S",
        "pt1.5s, PT1.5S",
        "P1D, PT24H",
    })
    void durations(String text, Duration duration) {
        assertThat(TIME.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "5",
                "s",
                "-1s",
                "PT-1S",
                "1.5s",
                "1 year",
                "49h",
                "soon",
                "9999999999s",
                "P1000000000000D"
            })
    void noDurations(String text) {
        assertThatThrownBy(() -> TIME.parse(text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("a time from 0 s to 48 h, such as 100 ms, 2s or PT1.5S");
    }

    @Test
    void levelsInAnyCase() {
        for (Level level : Level.values()) {
            assertThat(Values.LEVEL.parse(level.name())).isEqualTo(level);
            assertThat(Values.LEVEL.parse(" " + level.name().toLowerCase(Locale.ROOT) + " "))
                    .isEqualTo(level);
        }
        assertThatThrownBy(() -> Values.LEVEL.parse("LOUD")).hasMessage("TRACE, DEBUG, INFO, WARN, ERROR or FATAL");
    }

    @Test
    void choicesInAnyCase() {
        Values.Parser<OverflowPolicy> parser = new Choice<>(List.of(OverflowPolicy.values()), true);
        assertThat(parser.parse("Drop")).isEqualTo(OverflowPolicy.DROP);
        assertThatThrownBy(() -> parser.parse("wait")).hasMessage("block, drop or sync");
    }
}
