package dev.whence.examples.echo.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimerQueueTest {
    /** Shortly before the clock's numbers wrap around, so that every test passes over that. */
    private long now = Long.MAX_VALUE - 5;

    private final TimerQueue timers = new TimerQueue(() -> now);
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsInTheOrderOfDeadlinesAndOfArming() {
        schedule(30, "late");
        schedule(10, "first of two");
        schedule(10, "second of two");
        schedule(0, "at once");

        pass(9);
        assertThat(ran).containsExactly("at once");
        pass(21);
        assertThat(ran).containsExactly("at once", "first of two", "second of two", "late");
    }

    @Test
    void tellsHowLongToWait() {
        assertThat(timers.nanosToNext()).isEqualTo(TimerQueue.NEVER);
        Timer timer = schedule(10, "a");
        assertThat(timers.nanosToNext()).isEqualTo(10);
        now += 15;
        assertThat(timers.nanosToNext()).isZero();
        timer.cancel();
        assertThat(timers.nanosToNext()).isEqualTo(TimerQueue.NEVER);
    }

    @Test
    void aRenewedTimerCountsFromNow() {
        Timer timer = schedule(10, "a");
        pass(9);
        timer.renew(Duration.ofNanos(10));
        pass(9);
        assertThat(ran).isEmpty();
        pass(1);
        assertThat(ran).containsExactly("a");
        timer.renew(Duration.ofNanos(1));
        pass(1);
        assertThat(ran).containsExactly("a", "a");
    }

    @Test
    void anActionMayRenewItsOwnTimer() {
        Timer[] self = new Timer[1];
        self[0] = timers.create(() -> {
            assertThat(self[0].isArmed()).isFalse();
            ran.add("tick");
            self[0].renew(Duration.ofNanos(10));
        });
        self[0].renew(Duration.ofNanos(10));

        for (int i = 1; i <= 3; i++) {
            pass(10);
            assertThat(ran).hasSize(i);
            assertThat(self[0].isArmed()).isTrue();
        }
    }

    @Test
    void anActionMayCancelItsOwnTimer() {
        Timer[] self = new Timer[1];
        self[0] = timers.schedule(Duration.ofNanos(10), () -> {
            ran.add("only once");
            self[0].cancel();
            self[0].renew(Duration.ofNanos(10));
            self[0].cancel();
            self[0].cancel();
        });

        pass(10);
        pass(100);
        assertThat(ran).containsExactly("only once");
        assertThat(timers.nanosToNext()).isEqualTo(TimerQueue.NEVER);
    }

    @Test
    void anActionThatRenewsItselfWithoutADelayDoesNotKeepTheLoop() {
        Timer[] self = new Timer[1];
        self[0] = timers.schedule(Duration.ZERO, () -> {
            ran.add("again");
            assertThat(ran).as("else it runs for ever").hasSizeLessThan(10);
            self[0].renew(Duration.ZERO);
        });
        schedule(0, "other");

        pass(0);
        assertThat(ran).containsExactly("again", "other");
        pass(0);
        assertThat(ran).containsExactly("again", "other", "again");
    }

    @Test
    void anActionMayCancelAnotherTimerThatIsDue() {
        Timer[] other = new Timer[1];
        timers.schedule(Duration.ofNanos(10), () -> other[0].cancel());
        other[0] = schedule(10, "cancelled");
        schedule(10, "third");

        pass(10);
        assertThat(ran).containsExactly("third");
    }

    @Test
    void anActionThatThrowsLeavesTheOthersArmed() {
        timers.schedule(Duration.ofNanos(10), () -> {
            throw new IllegalStateException("no");
        });
        schedule(10, "behind");

        assertThatThrownBy(() -> pass(10)).hasMessage("no");
        assertThat(timers.nanosToNext()).isZero();
        pass(0);
        assertThat(ran).containsExactly("behind");
    }

    /** Compares the heap with the plainest way to keep timers: a list that is searched. */
    @Test
    void runsTheSameAsAListThatIsSearched() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Timer[] all = new Timer[50];
        List<Timer> expected = new ArrayList<>();
        List<Timer> actual = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            int me = i;
            all[i] = timers.create(() -> actual.add(all[me]));
        }
        for (int step = 0; step < 5_000; step++) {
            Timer timer = all[random.nextInt(all.length)];
            switch (random.nextInt(4)) {
                case 0 -> timer.cancel();
                case 1 -> {
                    now += random.nextInt(10);
                    List<Timer> due = new ArrayList<>(List.of(all));
                    due.removeIf(each -> !each.isArmed() || each.deadline - now > 0);
                    due.sort((a, b) -> a.isBefore(b) ? -1 : 1);
                    expected.addAll(due);
                    timers.runDue();
                }
                default -> timer.renew(Duration.ofNanos(random.nextInt(40)));
            }
        }
        assertThat(actual).as("seed %d", seed).isNotEmpty().isEqualTo(expected);
    }

    private Timer schedule(long delay, String name) {
        return timers.schedule(Duration.ofNanos(delay), () -> ran.add(name));
    }

    private void pass(long nanos) {
        now += nanos;
        timers.runDue();
    }
}
