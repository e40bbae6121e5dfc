package dev.whence.examples.echo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.examples.echo.reactor.EventLoops;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock that stands still until it is moved. */
final class ManualClock implements LongSupplier {
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long getAsLong() {
        return nanos.get();
    }

    void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Waits until {@code loops} have done all that is due: a loop's second pass begins when its first has ended. */
    static void settle(EventLoops loops, int count) throws InterruptedException {
        for (int pass = 0; pass < 2; pass++) {
            CountDownLatch done = new CountDownLatch(count);
            loops.executeOnEach(done::countDown);
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
