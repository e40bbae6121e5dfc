package dev.whence.examples.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.examples.echo.reactor.Connection;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EchoServerTest {
    private static final int LOOPS = 2;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock();
    private EchoServer server;

    @BeforeEach
    void start() throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = EchoServer.start(anyPort, new EchoServer.Options(LOOPS, LIMIT, clock));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void sendsEachLineBack() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket, "one\n")).isEqualTo("one\n");
            assertThat(ask(socket, "\n")).isEqualTo("\n");
            assertThat(ask(socket, "two\nthree\n")).isEqualTo("two\nthree\n");
            assertThat(server.messages()).isEqualTo(4);
        }
    }

    @Test
    void waitsForTheEndOfALine() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "a line ");
            send(socket, "in pieces");
            assertThat(ask(socket, "\n", "a line in pieces\n".length())).isEqualTo("a line in pieces\n");
            assertThat(server.messages()).isEqualTo(1);
        }
    }

    @Test
    void sendsTheRestBackWhenThePeerHalfCloses() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "a line\nand a rest");
            socket.shutdownOutput();
            assertThat(text(socket.getInputStream().readAllBytes())).isEqualTo("a line\nand a rest");
            assertThat(server.messages()).isEqualTo(2);
        }
    }

    /** More than all buffers on the way hold, to a peer that reads nothing until it cannot write any more either. */
    @Test
    void losesNothingToAPeerThatDoesNotReadForAWhile() throws Exception {
        ByteBuffer lines = ByteBuffer.wrap(randomLines(48 << 20));
        try (SocketChannel channel = SocketChannel.open(server.address())) {
            writeUntilStuck(channel, lines);
            assertThat(lines.hasRemaining()).as("the server stops reading").isTrue();

            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> writeAndHalfClose(channel, lines));
            byte[] echo = channel.socket().getInputStream().readAllBytes();
            writing.get(10, TimeUnit.SECONDS);
            assertThat(Arrays.mismatch(echo, lines.array())).isEqualTo(-1);
        }
    }

    private static void writeUntilStuck(SocketChannel channel, ByteBuffer bytes) throws IOException {
        try (Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_WRITE);
            while (bytes.hasRemaining() && selector.select(key -> {}, 500) > 0) {
                channel.write(bytes);
            }
        }
        channel.configureBlocking(true);
    }

    private static void writeAndHalfClose(SocketChannel channel, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void hangsUpOnALineThatIsTooLong() throws IOException {
        try (Socket other = connect();
                Socket socket = connect()) {
            String longest = "x".repeat(Connection.BUFFER_BYTES - 1) + "\n";
            assertThat(ask(socket, longest)).isEqualTo(longest);
            send(socket, "x".repeat(Connection.BUFFER_BYTES));
            assertClosed(socket);
            assertThat(ask(other, "still here\n")).isEqualTo("still here\n");
        }
    }

    @Test
    void aPeerThatResetsDoesNoHarm() throws IOException {
        try (Socket other = connect()) {
            try (Socket socket = connect()) {
                assertThat(ask(socket, "one\n")).isEqualTo("one\n");
                socket.setSoLinger(true, 0); // close() resets
            }
            assertThat(ask(other, "still here\n")).isEqualTo("still here\n");
        }
    }

    @Test
    void hangsUpOnAPeerThatIsSilentTooLong() throws Exception {
        try (Socket socket = connect()) {
            assertThat(ask(socket, "one\n")).isEqualTo("one\n");
            advance(LIMIT);
            assertClosed(socket);
        }
    }

    @Test
    void countsSilenceFromTheLastMessage() throws Exception {
        try (Socket socket = connect()) {
            assertThat(ask(socket, "one\n")).isEqualTo("one\n");
            for (int i = 0; i < 10; i++) {
                advance(LIMIT.minusNanos(1));
                assertThat(ask(socket, "more\n")).isEqualTo("more\n");
            }
            advance(Duration.ofNanos(1)); // the timer runs out, and renews itself for the rest
            advance(LIMIT.minusNanos(2));
            assertThat(ask(socket, "just in time\n")).isEqualTo("just in time\n");
            advance(LIMIT.minusNanos(1));
            advance(Duration.ofNanos(1));
            assertClosed(socket);
        }
    }

    @Test
    void hangsUpOnEveryoneWhenItIsClosed() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket, "one\n")).isEqualTo("one\n");
            server.close();
            assertClosed(socket);
            assertThatThrownBy(this::connect).isInstanceOf(SocketException.class);
        }
    }

    private void advance(Duration time) throws InterruptedException {
        clock.advance(time);
        ManualClock.settle(server.loops(), LOOPS);
    }

    private Socket connect() throws IOException {
        Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort());
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String ask(Socket socket, String text) throws IOException {
        return ask(socket, text, text.length());
    }

    private static String ask(Socket socket, String text, int answerLength) throws IOException {
        send(socket, text);
        return text(socket.getInputStream().readNBytes(answerLength));
    }

    private static void assertClosed(Socket socket) throws IOException {
        try {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    private static byte[] randomLines(int length) {
        byte[] lines = new byte[length];
        Random random = new Random(length);
        for (int i = 0; i < length; i++) {
            lines[i] = (byte) (i % 1000 == 999 || random.nextInt(100) == 0 ? '\n' : 'a' + random.nextInt(26));
        }
        return lines;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
