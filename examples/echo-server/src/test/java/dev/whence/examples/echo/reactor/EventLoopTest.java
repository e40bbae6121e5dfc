package dev.whence.examples.echo.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventLoopTest {
    /** Does nothing, and is told when the connection is closed. */
    private static class Quiet implements ConnectionHandler {
        final CompletableFuture<Void> closed = new CompletableFuture<>();

        @Override
        public void opened() {}

        @Override
        public void received(ByteBuffer input) {
            input.position(input.limit());
        }

        @Override
        public void inputEnded(ByteBuffer rest) {}

        @Override
        public void closed() {
            closed.complete(null);
        }
    }

    /** Two ends of a connection: one for a loop, one for the test. */
    private record Pair(SocketChannel served, SocketChannel peer) {
        static Pair connect() throws IOException {
            try (ServerSocketChannel listener = ServerSocketChannel.open()) {
                listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel peer = SocketChannel.open(listener.getLocalAddress());
                return new Pair(listener.accept(), peer);
            }
        }
    }

    @Test
    void aHandlerThatThrowsLosesItsOwnConnectionAlone() throws Exception {
        expectOnlyThisOneToClose(connection -> new Quiet() {
            @Override
            public void received(ByteBuffer input) {
                throw new IllegalStateException("no");
            }
        });
    }

    @Test
    void aHandlerThatTakesNothingFromAFullBufferIsClosed() throws Exception {
        expectOnlyThisOneToClose(connection -> new Quiet() {
            @Override
            public void received(ByteBuffer input) {}
        });
    }

    @Test
    void aHandlerThatSendsMoreThanItMayIsClosed() throws Exception {
        expectOnlyThisOneToClose(connection -> new Quiet() {
            @Override
            public void received(ByteBuffer input) {
                connection.send(ByteBuffer.allocate(Connection.BUFFER_BYTES + 1));
            }
        });
    }

    private static void expectOnlyThisOneToClose(Function<Connection, Quiet> handlers) throws Exception {
        CompletableFuture<Quiet> handler = new CompletableFuture<>();
        Quiet other = new Quiet();
        Pair bad = Pair.connect();
        Pair good = Pair.connect();
        try (EventLoop loop = EventLoop.start("test", System::nanoTime)) {
            loop.adopt(good.served(), connection -> other);
            loop.adopt(bad.served(), connection -> {
                handler.complete(handlers.apply(connection));
                return handler.join();
            });
            bad.peer().write(ByteBuffer.allocate(Connection.BUFFER_BYTES));

            assertThat(readUntilClosed(bad.peer())).isZero();
            assertThat(answer(loop)).isEqualTo("still running");
            assertThat(handler.join().closed).isCompleted();
            assertThat(other.closed).isNotDone();
        }
        assertThat(other.closed).isCompleted();
        bad.peer().close();
        good.peer().close();
    }

    @Test
    void tasksAndTimersThatThrowDoNotEndTheLoop() throws Exception {
        try (EventLoop loop = EventLoop.start("test", System::nanoTime)) {
            loop.execute(() -> {
                throw new IllegalStateException("no");
            });
            loop.execute(() -> loop.timers().schedule(Duration.ZERO, () -> {
                throw new IllegalStateException("no");
            }));
            assertThat(answer(loop)).isEqualTo("still running");
        }
    }

    @Test
    void aSocketThatComesTooLateIsClosed() throws Exception {
        Pair pair = Pair.connect();
        EventLoop loop = EventLoop.start("test", System::nanoTime);
        loop.close();
        loop.adopt(pair.served(), connection -> new Quiet());
        assertThat(pair.served().isOpen()).isFalse();
        pair.peer().close();
    }

    @Test
    void aConnectionThatIsRefusedIsClosed() throws Exception {
        InetSocketAddress nobody;
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            nobody = (InetSocketAddress) listener.getLocalAddress();
        }
        Quiet handler = new Quiet();
        try (EventLoop loop = EventLoop.start("test", System::nanoTime)) {
            loop.execute(() -> {
                try {
                    loop.connect(nobody, connection -> handler);
                } catch (IOException e) {
                    handler.closed.completeExceptionally(e);
                }
            });
            handler.closed.get(10, TimeUnit.SECONDS);
        }
    }

    private static String answer(EventLoop loop) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        loop.execute(() -> answer.complete("still running"));
        return answer.get(10, TimeUnit.SECONDS);
    }

    /** The number of bytes until the other side closes, be it by a reset. */
    private static int readUntilClosed(SocketChannel channel) {
        ByteBuffer bytes = ByteBuffer.allocate(1024);
        int count = 0;
        try {
            for (int n = channel.read(bytes); n >= 0; n = channel.read(bytes.clear())) {
                count += n;
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("reset");
        }
        return count;
    }
}
