package dev.whence.examples.echo.reactor;

import java.time.Duration;

/**
 * An action that runs once when its delay is over, and again if it is renewed. To be used by the loop's thread alone.
 * Both methods may be called at any time, also by the action itself while it runs.
 */
public final class Timer {
    /** The place of a timer that is in no queue. */
    static final int NOWHERE = -1;

    private final TimerQueue queue;
    private final Runnable action;

    /** Where {@link TimerQueue} keeps this timer, so that it is found without a search. */
    int place = NOWHERE;

    /** When it runs out, on the clock of the queue. */
    long deadline;

    /** Which arming of the queue this was: settles the order of timers that run out together. */
    long turn;

    Timer(TimerQueue queue, Runnable action) {
        this.queue = queue;
        this.action = action;
    }

    /** Starts the delay anew, counted from now, whether the timer is waiting, has run or was cancelled. */
    public void renew(Duration delay) {
        queue.arm(this, delay.toNanos());
    }

    /** Keeps the action from running, until the timer is renewed. */
    public void cancel() {
        queue.disarm(this);
    }

    /** Whether the action is still to run. */
    public boolean isArmed() {
        return place != NOWHERE;
    }

    void run() {
        action.run();
    }

    /** Whether this timer runs out before {@code other}. Differences, because the clock's numbers may wrap around. */
    boolean isBefore(Timer other) {
        long ahead = other.deadline - deadline;
        return ahead > 0 || (ahead == 0 && turn < other.turn);
    }
}
