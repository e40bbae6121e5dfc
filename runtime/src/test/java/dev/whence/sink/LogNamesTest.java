package dev.whence.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Demo, Demo",
        "echo-server_2.1, echo-server_2.1",
        "'my app', my_app",
        "a/b\\c:d, a_b_c_d",
        "Größe, Gr__e",
        "., _",
        ".., _.",
        ".hidden, _hidden",
        "'', app",
        "' ', app",
        "'a\nb', a_b",
    })
    void appsAreMadeSafe(String app, String safe) {
        assertThat(FileSink.sanitised(app)).isEqualTo(safe);
    }

    @Test
    void longAppsAreCut() {
        String name = new LogNames("x".repeat(1000), Long.MAX_VALUE).of(SinkFixture.DAY, 10_000);
        assertThat(name.length()).isLessThan(200);
    }

    @Test
    void laterChoicesAreNumbered() {
        LogNames names = new LogNames("App", 1);
        assertThat(names.of(SinkFixture.DAY, 1)).isEqualTo("App.2026-11-23.1.log");
        assertThat(names.of(SinkFixture.DAY, 2)).isEqualTo("App.2026-11-23.1-2.log");
    }
}
