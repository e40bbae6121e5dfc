package dev.whence.examples.echo;

import dev.whence.Logged;
import dev.whence.examples.echo.reactor.Connection;
import dev.whence.examples.echo.reactor.Timer;
import dev.whence.examples.echo.reactor.TimerQueue;
import java.time.Duration;

/**
 * Closes a connection that has been silent for too long. A message only notes the time; when the timer runs out it looks
 * at the note, and renews itself for what is left. So a busy connection costs its loop one timer a period instead of
 * one a message.
 */
@Logged
final class IdleTimeout {
    private final Connection connection;
    private final Duration limit;
    private final TimerQueue timers;
    private final Timer timer;
    private long lastHeard;

    IdleTimeout(Connection connection, Duration limit) {
        this.connection = connection;
        this.limit = limit;
        this.timers = connection.loop().timers();
        this.timer = timers.create(this::runOut);
    }

    void start() {
        heard();
        timer.renew(limit);
    }

    /** The peer has sent something. */
    void heard() {
        lastHeard = timers.nanoTime();
    }

    void stop() {
        timer.cancel();
    }

    private void runOut() {
        Duration left = limit.minusNanos(timers.nanoTime() - lastHeard);
        if (left.isZero() || left.isNegative()) {
            IdleTimeoutLog.info("nothing from {} for {}: closing", connection.peer(), limit);
            connection.close(); // which stops this timer, from inside its own action
        } else {
            timer.renew(left);
        }
    }
}
