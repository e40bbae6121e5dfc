package dev.whence.examples.echo.reactor;

import dev.whence.Logged;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.Function;

/**
 * One socket on a loop: bytes in, bytes out, and whatever goes wrong with them stays here. It reads only while nothing
 * waits to be sent, so a peer that does not read is not read from, and memory is two buffers a connection. Used by the
 * loop's thread alone.
 */
@Logged
public final class Connection {
    /** The most that a handler is given at once, and the most that may wait to be sent. */
    public static final int BUFFER_BYTES = 4096;

    private final EventLoop loop;
    private final SocketChannel channel;
    private final String peer;
    private final ByteBuffer input = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ByteBuffer output = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ConnectionHandler handler;
    private final SelectionKey key;

    /** Whether the loop is inside one of this connection's steps, at whose end what was sent is written. */
    private boolean inStep;

    private boolean inputEnded;
    private boolean closed;

    /** Waits for nothing until {@link #start()} or {@link #connect}. {@code peer} is the other side, to be shown. */
    Connection(
            EventLoop loop,
            Selector selector,
            SocketChannel channel,
            String peer,
            Function<Connection, ConnectionHandler> handlers)
            throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.peer = peer;
        this.handler = handlers.apply(this);
        this.key = channel.register(selector, 0, this);
    }

    /** The loop whose thread all this happens on. */
    public EventLoop loop() {
        return loop;
    }

    /** The other side's address. */
    public String peer() {
        return peer;
    }

    /** Whether bytes wait for the peer to read. */
    public boolean isSending() {
        return output.position() > 0;
    }

    /**
     * Takes {@code bytes} to be sent; forgets them if the connection is closed.
     *
     * @throws BufferOverflowException if more than {@link #BUFFER_BYTES} would wait. It cannot be while a handler sends
     *     no more than it takes from its input
     */
    public void send(ByteBuffer bytes) {
        if (closed) {
            return;
        }
        output.put(bytes);
        if (!inStep) {
            step(() -> {});
        }
    }

    /** Closes the socket and tells the handler; the second time nothing. */
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            channel.close(); // cancels the key too
        } catch (IOException e) {
            ConnectionLog.warn("closing the socket to {} failed", peer, e);
        }
        try {
            handler.closed();
        } catch (RuntimeException e) {
            ConnectionLog.error("the handler of {} failed at the end", peer, e);
        }
    }

    /** Begins with a socket that was connected before it came to the loop. */
    void start() {
        step(handler::opened);
    }

    /** Begins with a socket that is not connected yet. */
    void connect(InetSocketAddress address) {
        step(() -> {
            if (channel.connect(address)) {
                handler.opened();
            }
        });
    }

    /** Does what the selector found the socket ready for. */
    void serve() {
        step(this::serveReadyKey);
    }

    private interface Step {
        void run() throws IOException;
    }

    /** Runs {@code step}, then sends and waits for what it left to do. A failure ends this connection and no other. */
    private void step(Step step) {
        if (closed) {
            return;
        }
        inStep = true;
        try {
            step.run();
            if (!closed) {
                settle();
            }
        } catch (IOException e) {
            ConnectionLog.warn("lost {}: {}", peer, e.getMessage());
            close();
        } catch (RuntimeException e) {
            ConnectionLog.error("closing {} after an error in its handler", peer, e);
            close();
        } finally {
            inStep = false;
        }
    }

    private void serveReadyKey() throws IOException {
        if (key.isConnectable()) {
            channel.finishConnect();
            handler.opened();
        } else if (key.isReadable()) {
            read();
        } // a writable key needs nothing here: settle() writes
    }

    /** Reads once, so that a peer that never pauses cannot keep the loop from the others. */
    private void read() throws IOException {
        int count = channel.read(input);
        input.flip();
        if (count < 0) {
            inputEnded = true;
            handler.inputEnded(input);
            return;
        }
        handler.received(input);
        input.compact();
        if (!input.hasRemaining() && !closed) {
            throw new IllegalStateException("the handler took nothing from a full buffer");
        }
    }

    /** Writes what the socket takes now; only if bytes are left does the loop wait for room, and then for nothing else. */
    private void settle() throws IOException {
        if (isSending()) {
            output.flip();
            channel.write(output);
            output.compact();
        }
        if (inputEnded && !isSending()) {
            close();
            return;
        }
        int interest = interest();
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
    }

    private int interest() {
        if (channel.isConnectionPending()) {
            return SelectionKey.OP_CONNECT;
        }
        return isSending() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ;
    }
}
