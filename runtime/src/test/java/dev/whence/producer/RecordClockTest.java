package dev.whence.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RecordClockTest {
    /** A busy machine may keep the ticking thread waiting; this is far more than it does and far less than for ever. */
    private static final long FAR = TimeUnit.SECONDS.toNanos(5);

    private final RecordClock clock = new RecordClock();
    private Thread ticker;

    @BeforeEach
    void start() {
        Set<Thread> before = tickers();
        clock.setCoarse(true);
        Set<Thread> now = tickers();
        now.removeAll(before);
        assertThat(now).hasSize(1);
        ticker = now.iterator().next();
    }

    @AfterEach
    void stop() throws InterruptedException {
        clock.setCoarse(false);
        ticker.join(60_000);
        assertThat(ticker.isAlive()).isFalse();
    }

    private static Set<Thread> tickers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("whence-clock"))
                .collect(Collectors.toSet());
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.yield();
        }
    }

    private boolean rests() {
        return ticker.getState() == Thread.State.WAITING; // not TIMED_WAITING: no tick is to come
    }

    @Test
    void isNeverFarBehindNorAhead() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
        while (System.nanoTime() - end < 0) {
            long before = System.nanoTime();
            long time = clock.now();
            assertThat(time - System.nanoTime()).isNotPositive();
            assertThat(before - time).isLessThan(FAR);
        }
    }

    /** Around the moment in which it goes to rest, when a wake-up that its last tick has taken must not be missed. */
    @Test
    void endsWhenItIsNotWantedWhateverItIsAt() throws InterruptedException {
        for (int round = 0; round < 100; round++) {
            stop();
            start();
            clock.now();
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(9000 + 40 * round));
        }
    }

    @Test
    void restsWhenNobodyAsksAndWakesAgain() {
        await(this::rests);
        long before = System.nanoTime();
        assertThat(clock.now()).as("read from the clock itself").isGreaterThanOrEqualTo(before);
        await(() -> {
            clock.now();
            return ticker.getState() == Thread.State.TIMED_WAITING;
        });
        await(this::rests);
    }

    @Test
    void anInterruptDoesNotMakeItSpin() {
        long id = ticker.getId();
        ticker.interrupt();
        await(() -> {
            clock.now();
            return ticker.getState() == Thread.State.TIMED_WAITING && !ticker.isInterrupted();
        });
        await(this::rests);
        assertThat(ManagementFactory.getThreadMXBean().getThreadCpuTime(id)).isLessThan(FAR);
    }
}
