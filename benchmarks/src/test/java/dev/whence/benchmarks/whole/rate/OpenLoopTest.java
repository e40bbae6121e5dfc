package dev.whence.benchmarks.whole.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.benchmarks.peer.Messages;
import java.lang.reflect.Proxy;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    private static final long MILLI = 1_000_000;

    private int calls;

    /** One call of 200 ms at 1,000 calls a second: those that were due meanwhile are late as well. */
    @Test
    void aCallThatHangsMakesThoseBehindItLate() {
        OpenLoop loop = new OpenLoop(messages(() -> {
            if (calls == 100) {
                sleep(200);
            }
        }));
        loop.run(1000, MILLI);

        Histogram times = loop.responseTimes();
        assertThat(calls).isEqualTo(1000);
        assertThat(times.getTotalCount()).isEqualTo(1000);
        assertThat(times.getMaxValue()).isGreaterThanOrEqualTo(200 * MILLI);
        assertThat(times.getCountBetweenValues(100 * MILLI, Long.MAX_VALUE)).isGreaterThanOrEqualTo(100);
    }

    @Test
    void tellsWhatCouldReallyBeOffered() {
        OpenLoop loop = new OpenLoop(messages(() -> sleep(2)));
        loop.run(50, MILLI);
        assertThat(loop.callsPerSecond()).isLessThan(500);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whose every call does this. */
    private Messages messages(Runnable call) {
        return (Messages) Proxy.newProxyInstance(
                Messages.class.getClassLoader(), new Class<?>[] {Messages.class}, (proxy, method, arguments) -> {
                    calls++;
                    call.run();
                    return null;
                });
    }
}
