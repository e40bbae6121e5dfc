package dev.whence.examples.echo;

import dev.whence.Logged;
import dev.whence.examples.echo.reactor.Connection;
import dev.whence.examples.echo.reactor.ConnectionHandler;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** The server's side of one connection. A message is a line; what follows the last line is one too, at the end. */
@Logged
final class EchoSession implements ConnectionHandler {
    private final Connection connection;
    private final String peer;
    private final IdleTimeout idle;
    private final LongAdder messages;

    /** {@code messages} is increased by each message. */
    EchoSession(Connection connection, Duration idleLimit, LongAdder messages) {
        this.connection = connection;
        this.peer = connection.peer();
        this.idle = new IdleTimeout(connection, idleLimit);
        this.messages = messages;
    }

    @Override
    public void opened() {
        EchoSessionLog.debug("{} is here", peer);
        idle.start();
    }

    @Override
    public void received(ByteBuffer input) {
        idle.heard();
        for (int i = input.position(); i < input.limit(); i++) {
            if (input.get(i) == '\n') {
                echo(input, i + 1);
            }
        }
        if (input.remaining() == input.capacity()) {
            EchoSessionLog.warn("{} sends lines longer than {} bytes: closing", peer, input.capacity());
            connection.close();
        }
    }

    @Override
    public void inputEnded(ByteBuffer rest) {
        EchoSessionLog.debug("{} will send no more", peer);
        if (rest.hasRemaining()) {
            echo(rest, rest.limit());
        }
    }

    @Override
    public void closed() {
        idle.stop();
        EchoSessionLog.debug("{} is gone", peer);
    }

    /** Sends the bytes up to {@code end} back, and takes them from {@code input}. */
    private void echo(ByteBuffer input, int end) {
        int n = end - input.position();
        connection.send(input.slice(input.position(), n));
        input.position(end);
        messages.increment();
        EchoSessionLog.info("echo {} bytes to {}", n, peer);
    }
}
