package dev.whence.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WallTimeTest {
    private static final long SECOND = 1_000_000_000L;

    private long nano = 50 * SECOND;
    private long epoch = 1_800_000_000L * SECOND;

    /** What passes between two looks at clocks. */
    private long away;

    private int exactLooks;

    private final WallTime time = new WallTime(new SetClocks(), (since, offset) -> {});

    private class SetClocks implements WallTime.Clocks {
        @Override
        public long nanoTime() {
            return nano;
        }

        @Override
        public long epochNanos() {
            exactLooks++;
            return look();
        }

        @Override
        public long epochMillis() {
            return look() / 1_000_000;
        }
    }

    private long look() {
        nano += away;
        epoch += away;
        return epoch;
    }

    private void pass(long nanos) {
        nano += nanos;
        epoch += nanos;
    }

    @Test
    void datesByTheWallClockAtItsBeginning() {
        assertThat(time.epochNanos(nano)).isEqualTo(epoch);
        assertThat(time.epochNanos(nano - 7)).isEqualTo(epoch - 7);
    }

    /** Else the first lines would be dated late, and those behind them earlier. */
    @Test
    void theFirstLookMayTakeLong() {
        away = 5_000_000;
        SetClocks slowAtFirst = new SetClocks() {
            @Override
            public long epochNanos() {
                long now = super.epochNanos();
                away = 0;
                return now;
            }
        };
        WallTime begun = new WallTime(slowAtFirst, (since, offset) -> {});
        assertThat(begun.epochNanos(nano)).isEqualTo(epoch);
    }

    @Test
    void whatWasLoggedBeforeTheClockWasSetKeepsItsTime() {
        for (long step : new long[] {3600 * SECOND, -7200 * SECOND, 2_000_000, -2_000_000}) {
            pass(SECOND);
            long before = nano;
            long then = epoch;
            pass(SECOND);
            epoch += step;
            time.check();
            assertThat(time.epochNanos(before)).as("before %d", step).isEqualTo(then);
            assertThat(time.epochNanos(nano)).as("after %d", step).isEqualTo(epoch);
        }
    }

    /** A fault keeps records in memory while somebody sets the clock this way and that. */
    @Test
    void whatWaitsThroughSeveralStepsIsDatedByTheClockOfItsOwnMoment() {
        long[] logged = new long[20];
        long[] then = new long[20];
        for (int i = 0; i < logged.length; i++) {
            pass(SECOND);
            logged[i] = nano;
            then[i] = epoch;
            pass(SECOND);
            epoch += (i % 2 == 0 ? -5 : 3) * 3600 * SECOND;
            time.check();
        }
        for (int i = 0; i < logged.length; i++) {
            assertThat(time.epochNanos(logged[i])).as("record %d", i).isEqualTo(then[i]);
        }
    }

    @Test
    void aDriftThatGoesOnForLongDoesNotMakeStepsForgotten() {
        long before = nano;
        long then = epoch;
        pass(SECOND);
        epoch -= 3600 * SECOND;
        time.check();
        long after = nano;
        long thenAfter = epoch;
        for (int i = 0; i < 5000; i++) {
            pass(SECOND);
            epoch += 1_000_000;
            time.check();
            assertThat(time.epochNanos(nano)).isEqualTo(epoch);
        }
        assertThat(time.epochNanos(before)).isEqualTo(then);
        assertThat(time.epochNanos(after)).isEqualTo(thenAfter);
    }

    @Test
    void aDriftBelowAMillisecondIsLeftAloneUntilItIsOne() {
        for (int i = 0; i < 5; i++) {
            epoch += 300_000;
            time.check();
            assertThat(time.epochNanos(nano)).isBetween(epoch - 999_999, epoch);
        }
    }

    /** Each is an object. */
    @Test
    void aDriftBelowAMillisecondIsLookedAtExactlyOnceASecondAtMost() {
        exactLooks = 0;
        for (long drift : new long[] {700_000, -1_400_000}) { // to either side
            epoch += drift;
            for (int i = 0; i < 30_000; i++) {
                pass(270_000);
                time.check();
                assertThat(time.epochNanos(nano)).isBetween(epoch - 999_999, epoch + 999_999);
            }
        }
        assertThat(exactLooks).isBetween(2, 17);
    }

    @Test
    void aLookThatWasInterruptedSetsNoAnchor() {
        long expected = epoch;
        long at = nano;
        away = 20_000_000; // a busy machine took the processor between the two clocks
        time.check();
        assertThat(time.epochNanos(at)).isEqualTo(expected);
        assertThat(time.epochNanos(nano)).isEqualTo(epoch);
    }
}
