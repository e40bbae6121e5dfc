package dev.whence.examples.echo;

import dev.whence.Logged;
import dev.whence.examples.echo.reactor.Connection;
import dev.whence.examples.echo.reactor.ConnectionHandler;
import dev.whence.examples.echo.reactor.Timer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The client's side of one connection: sends a line, waits for its echo, thinks, and sends the next. */
@Logged
final class EchoExchange implements ConnectionHandler {
    private final Connection connection;
    private final EchoClient client;
    private final Timer thinking;
    private ByteBuffer query = ByteBuffer.allocate(0);

    EchoExchange(Connection connection, EchoClient client) {
        this.connection = connection;
        this.client = client;
        this.thinking = connection.loop().timers().create(this::ask);
    }

    @Override
    public void opened() {
        EchoExchangeLog.debug("{} is connected to {}", client.plan().name(), connection.peer());
        ask();
    }

    @Override
    public void received(ByteBuffer input) {
        if (input.remaining() < query.remaining()) {
            return; // the rest is on its way
        }
        if (!input.equals(query)) {
            EchoExchangeLog.error(
                    "{} did not get its own words back: closing", client.plan().name());
            connection.close();
            return;
        }
        EchoExchangeLog.debug("{} got {} bytes back", client.plan().name(), input.remaining());
        input.position(input.limit());
        client.answered();
        if (client.isDone()) {
            connection.close();
        } else if (client.plan().pause().isZero()) {
            ask();
        } else {
            thinking.renew(client.plan().pause());
        }
    }

    @Override
    public void inputEnded(ByteBuffer rest) {
        EchoExchangeLog.debug("{} was hung up on", client.plan().name());
    }

    @Override
    public void closed() {
        thinking.cancel();
        client.disconnected();
    }

    private void ask() {
        String line = client.plan().name() + " asks for the " + client.queryNumber() + "th time\n";
        query = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
        connection.send(query.duplicate());
    }
}
