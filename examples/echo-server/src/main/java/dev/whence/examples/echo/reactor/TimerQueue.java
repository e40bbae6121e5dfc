package dev.whence.examples.echo.reactor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The timers of one loop: a binary heap with the next one to run out on top. Each timer knows its place in the heap, so
 * that renewing and cancelling cost O(log n) and a cancelled timer leaves nothing behind. Not thread safe.
 */
public final class TimerQueue {
    /** What {@link #nanosToNext()} says when no timer is armed. */
    static final long NEVER = Long.MAX_VALUE;

    private final LongSupplier nanoClock;
    private final List<Timer> heap = new ArrayList<>();
    private long turns;

    TimerQueue(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** A timer that is not armed yet: {@link Timer#renew} starts it. */
    public Timer create(Runnable action) {
        return new Timer(this, action);
    }

    /** A timer that runs {@code action} after {@code delay}. */
    public Timer schedule(Duration delay, Runnable action) {
        Timer timer = create(action);
        timer.renew(delay);
        return timer;
    }

    /** The time now, on the clock that the timers run by. Only differences of two readings mean something. */
    public long nanoTime() {
        return nanoClock.getAsLong();
    }

    /** How long until the next timer runs out: 0 if one has, {@link #NEVER} without any. */
    long nanosToNext() {
        if (heap.isEmpty()) {
            return NEVER;
        }
        return Math.max(0, heap.get(0).deadline - nanoTime());
    }

    /**
     * Runs the timers that have run out, the earliest first. A timer that its own action renews waits for the next
     * call, even without a delay: otherwise it would keep the loop here for good. When an action throws, the timers
     * behind it stay armed for the next call.
     */
    void runDue() {
        long now = nanoTime();
        long firstTurnOfThisCall = turns;
        while (!heap.isEmpty()) {
            Timer next = heap.get(0);
            if (next.deadline - now > 0 || next.turn >= firstTurnOfThisCall) {
                return;
            }
            disarm(next); // before it runs, so that its action may renew or cancel it like any other
            next.run();
        }
    }

    void arm(Timer timer, long delayNanos) {
        disarm(timer);
        timer.deadline = nanoTime() + Math.max(0, delayNanos);
        timer.turn = turns++;
        heap.add(timer);
        siftUp(timer, heap.size() - 1);
    }

    void disarm(Timer timer) {
        if (!timer.isArmed()) {
            return;
        }
        int hole = timer.place;
        timer.place = Timer.NOWHERE;
        Timer last = heap.remove(heap.size() - 1);
        if (last != timer) {
            siftDown(last, hole);
            siftUp(last, last.place);
        }
    }

    private void siftUp(Timer timer, int from) {
        int place = from;
        while (place > 0) {
            Timer parent = heap.get((place - 1) / 2);
            if (!timer.isBefore(parent)) {
                break;
            }
            put(parent, place);
            place = (place - 1) / 2;
        }
        put(timer, place);
    }

    private void siftDown(Timer timer, int from) {
        int place = from;
        for (int child = 2 * place + 1; child < heap.size(); child = 2 * place + 1) {
            if (child + 1 < heap.size() && heap.get(child + 1).isBefore(heap.get(child))) {
                child++;
            }
            if (!heap.get(child).isBefore(timer)) {
                break;
            }
            put(heap.get(child), place);
            place = child;
        }
        put(timer, place);
    }

    private void put(Timer timer, int place) {
        heap.set(place, timer);
        timer.place = place;
    }
}
