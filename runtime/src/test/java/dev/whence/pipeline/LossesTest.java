package dev.whence.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Level;
import org.junit.jupiter.api.Test;

class LossesTest {
    private final Losses losses = new Losses();

    @Test
    void tellsWhatIsNewByLevel() {
        assertThat(losses.untold()).isNull();
        losses.add(Level.INFO);
        assertThat(losses.untold()).isEqualTo("1 record dropped here: 1 INFO");
        assertThat(losses.untold()).isNull();
        losses.add(Level.INFO);
        losses.add(Level.INFO);
        losses.add(Level.FATAL);
        assertThat(losses.untold()).isEqualTo("3 records dropped here: 2 INFO, 1 FATAL");
    }

    @Test
    void countsEveryLevel() {
        losses.add(Level.WARN);
        losses.untold();
        losses.add(Level.WARN);
        assertThat(losses.byLevel())
                .hasSize(Level.values().length)
                .containsEntry(Level.WARN, 2L)
                .containsEntry(Level.INFO, 0L);
    }
}
