package dev.whence.examples.echo.reactor;

import dev.whence.Logged;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The thread that waits at a server's address and gives each new socket away. */
@Logged
public final class Acceptor implements AutoCloseable {
    private static final long PAUSE_AFTER_FAILURE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ServerSocketChannel listener;
    private final InetSocketAddress address;
    private final Consumer<SocketChannel> taker;
    private final Thread thread;

    private Acceptor(String name, ServerSocketChannel listener, Consumer<SocketChannel> taker) throws IOException {
        this.listener = listener;
        this.address = (InetSocketAddress) listener.getLocalAddress();
        this.taker = taker;
        this.thread = new Thread(this::run, name);
    }

    /** Listens at {@code address}, whose port 0 means any that is free, and gives every new socket to {@code taker}. */
    public static Acceptor start(String name, InetSocketAddress address, Consumer<SocketChannel> taker)
            throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        try {
            listener.bind(address);
            Acceptor acceptor = new Acceptor(name, listener, taker);
            acceptor.thread.start();
            return acceptor;
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** Stops listening. Waits for the thread: while it is still in {@code accept}, the address takes connections. */
    @Override
    public void close() throws IOException {
        listener.close();
        Threads.join(thread);
    }

    private void run() {
        AcceptorLog.info("listening at {}", address);
        while (listener.isOpen()) {
            try {
                SocketChannel channel = listener.accept();
                AcceptorLog.debug("accepted {}", channel);
                taker.accept(channel);
            } catch (ClosedChannelException e) {
                AcceptorLog.info("no longer listening at {}", address);
            } catch (IOException e) { // such as too many open files: the next try would fail as well, so not at once
                AcceptorLog.error("cannot accept a connection", e);
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE_NANOS);
            }
        }
    }
}
