package dev.whence.examples.echo.reactor;

import dev.whence.Logged;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * One thread that serves many connections: it waits for sockets, new connections, tasks and timers, and does what is
 * due. Connections and timers belong to this thread; other threads reach them through {@link #execute}.
 */
@Logged
public final class EventLoop implements AutoCloseable {
    private record Arrival(SocketChannel channel, Function<Connection, ConnectionHandler> handlers) {}

    private final Selector selector;
    private final TimerQueue timers;
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean ended;

    private EventLoop(String name, Selector selector, LongSupplier nanoClock) {
        this.selector = selector;
        this.timers = new TimerQueue(nanoClock);
        this.thread = new Thread(this::run, name);
    }

    /** Starts a loop with a thread of its own. {@code nanoClock} tells the timers the time. */
    public static EventLoop start(String name, LongSupplier nanoClock) throws IOException {
        EventLoop loop = new EventLoop(name, Selector.open(), nanoClock);
        loop.thread.start();
        return loop;
    }

    /** Whether it goes on. A loop that does not is closing its connections, and has no use for new ones. */
    public boolean isRunning() {
        return !stopping;
    }

    /** The timers of this loop, for its own thread alone; only {@link TimerQueue#create} may be called by any. */
    public TimerQueue timers() {
        return timers;
    }

    /** Runs {@code task} on the loop's thread, soon; never once the loop is closed. May be called by any thread. */
    public void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Takes over a connected socket, and closes it if that fails. May be called by any thread. */
    public void adopt(SocketChannel channel, Function<Connection, ConnectionHandler> handlers) {
        arrivals.add(new Arrival(channel, handlers));
        selector.wakeup();
        if (ended) { // perhaps before the loop could see this one
            closeArrivals();
        }
    }

    /**
     * Connects to {@code address}; whether that worked, the handler is told. For the loop's own thread.
     *
     * @throws IOException if there is no socket to be had; then there is no connection, and no handler either
     */
    public void connect(InetSocketAddress address, Function<Connection, ConnectionHandler> handlers)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        register(channel, address.toString(), handlers).connect(address);
    }

    /** Stops the loop, closes its connections and waits for its thread. May be called by any thread. */
    @Override
    public void close() {
        stop();
        Threads.join(thread);
    }

    /** Asks the loop to end, and does not wait for it. */
    void stop() {
        stopping = true;
        selector.wakeup();
    }

    private void run() {
        EventLoopLog.debug("started");
        try {
            while (!stopping) {
                select();
                runTasks();
                welcomeArrivals();
                runTimers();
            }
        } catch (IOException e) {
            EventLoopLog.fatal("the selector failed: this loop ends, and its connections with it", e);
        } finally {
            end();
        }
    }

    private void select() throws IOException {
        long nanos = timers.nanosToNext();
        if (nanos == 0) {
            selector.selectNow(EventLoop::serve);
        } else if (nanos == TimerQueue.NEVER) {
            selector.select(EventLoop::serve);
        } else { // rounded up: a wait that ends before the timer is due would be followed by many more
            selector.select(EventLoop::serve, TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
        }
    }

    private static void serve(SelectionKey key) {
        ((Connection) key.attachment()).serve();
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                EventLoopLog.error("a task failed", e);
            }
        }
    }

    private void runTimers() {
        try {
            timers.runDue();
        } catch (RuntimeException e) { // the timers behind it are due at once
            EventLoopLog.error("a timer's action failed", e);
        }
    }

    private void welcomeArrivals() {
        for (Arrival arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            try {
                String peer = arrival.channel().getRemoteAddress().toString();
                register(arrival.channel(), peer, arrival.handlers()).start();
            } catch (IOException e) { // register() has closed the socket
                EventLoopLog.warn("lost a new connection: {}", e.getMessage());
            }
        }
    }

    /** Makes a connection of {@code channel}, or closes it. */
    private Connection register(SocketChannel channel, String peer, Function<Connection, ConnectionHandler> handlers)
            throws IOException {
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return new Connection(this, selector, channel, peer, handlers);
        } catch (IOException | RuntimeException e) {
            close(channel);
            throw e;
        }
    }

    private void end() {
        ended = true;
        closeArrivals();
        for (SelectionKey key : selector.keys()) {
            ((Connection) key.attachment()).close();
        }
        try {
            selector.close();
        } catch (IOException e) {
            EventLoopLog.warn("closing the selector failed", e);
        }
        EventLoopLog.debug("ended");
    }

    private void closeArrivals() {
        for (Arrival arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            close(arrival.channel());
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            EventLoopLog.warn("closing a socket failed", e);
        }
    }
}
