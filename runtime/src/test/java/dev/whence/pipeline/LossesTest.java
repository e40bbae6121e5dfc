package dev.whence.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Level;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossesTest {
    private final Losses losses = new Losses();

    @Test
    void tellsWhatIsNewByLevelAndFromWhenToWhen() {
        assertThat(losses.untold()).isNull();
        losses.add(Level.INFO, 5);
        assertThat(losses.untold()).isEqualTo(new Losses.Lost(Map.of(Level.INFO, 1L), 5, 5));
        assertThat(losses.untold()).isNull();
        losses.add(Level.INFO, 8);
        losses.add(Level.INFO, 7); // two threads may come in either order
        losses.add(Level.FATAL, 11);
        losses.add(Level.FATAL, 9);
        assertThat(losses.untold()).isEqualTo(new Losses.Lost(Map.of(Level.INFO, 2L, Level.FATAL, 2L), 7, 11));
    }

    @Test
    void timesAreComparedAcrossTheEndOfTheirRange() {
        losses.add(Level.INFO, Long.MAX_VALUE);
        losses.add(Level.INFO, Long.MIN_VALUE); // System.nanoTime one nanosecond later
        assertThat(losses.untold()).isEqualTo(new Losses.Lost(Map.of(Level.INFO, 2L), Long.MAX_VALUE, Long.MIN_VALUE));
    }

    @Test
    void countsEveryLevel() {
        losses.add(Level.WARN, 1);
        losses.untold();
        losses.add(Level.WARN, 2);
        assertThat(losses.byLevel())
                .hasSize(Level.values().length)
                .containsEntry(Level.WARN, 2L)
                .containsEntry(Level.INFO, 0L);
    }
}
