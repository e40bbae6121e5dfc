package dev.whence.examples.echo.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void isBounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Load(0, 1, Duration.ZERO, SECOND));
        assertThatIllegalArgumentException().isThrownBy(() -> new Load(1000, 1, Duration.ZERO, SECOND));
        assertThatIllegalArgumentException().isThrownBy(() -> new Load(1, 0, Duration.ZERO, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new Load(1, 0, Duration.ofSeconds(30), SECOND));
    }

    @Test
    void isForThisMachineAlone() {
        InetSocketAddress elsewhere = new InetSocketAddress("192.0.2.1", 7);
        Load load = new Load(1, 0, Duration.ZERO, SECOND);
        assertThatIllegalArgumentException().isThrownBy(() -> new LoadGenerator(elsewhere, load));
    }

    @Test
    void survivesTheWayToATrialAndBack() {
        Load load = new Load(64, 4, Duration.ofMillis(200), Duration.ofMillis(800));
        assertThat(Protocol.load(Protocol.command(load))).isEqualTo(load);
        LoadResult result = new LoadResult(123_456, 800_000_001, 7);
        assertThat(Protocol.result(Protocol.answer(result))).isEqualTo(result);
    }
}
