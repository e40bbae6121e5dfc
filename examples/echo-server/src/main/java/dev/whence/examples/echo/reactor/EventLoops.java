package dev.whence.examples.echo.reactor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Several loops that take turns: each new connection goes to the next one. */
public final class EventLoops implements AutoCloseable {
    private final List<EventLoop> loops;
    private final AtomicInteger turn = new AtomicInteger();

    private EventLoops(List<EventLoop> loops) {
        this.loops = loops;
    }

    /** Starts {@code count} loops, named {@code <name>-1} and so on. */
    public static EventLoops start(String name, int count, LongSupplier nanoClock) throws IOException {
        EventLoops loops = new EventLoops(new ArrayList<>());
        try {
            for (int i = 1; i <= count; i++) {
                loops.loops.add(EventLoop.start(name + "-" + i, nanoClock));
            }
        } catch (IOException e) {
            loops.close();
            throw e;
        }
        return loops;
    }

    /** The loop whose turn it is. May be called by any thread. */
    public EventLoop next() {
        return loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
    }

    /** Runs {@code task} on each loop, which looks at its timers right after it. May be called by any thread. */
    public void executeOnEach(Runnable task) {
        loops.forEach(loop -> loop.execute(task));
    }

    /** Closes all of them, at the same time. */
    @Override
    public void close() {
        loops.forEach(EventLoop::stop);
        loops.forEach(EventLoop::close);
    }
}
