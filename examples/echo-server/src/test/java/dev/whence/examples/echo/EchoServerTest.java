package dev.whence.examples.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.examples.echo.reactor.Connection;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EchoServerTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock();
    private EchoServer server;

    @BeforeEach
    void start() throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = EchoServer.start(anyPort, new EchoServer.Options(2, LIMIT, clock));
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

    /** Far more than the sockets hold, to a peer that reads slowly at first: the server has to write in parts. */
    @Test
    void losesNothingWhenItCanWriteOnlyInParts() throws Exception {
        byte[] lines = randomLines(8 << 20);
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(20_000);
            socket.connect(server.address());
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                try {
                    socket.getOutputStream().write(lines);
                    socket.shutdownOutput();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            byte[] echo = socket.getInputStream().readAllBytes();
            writing.get(10, TimeUnit.SECONDS);
            assertThat(echo).isEqualTo(lines);
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
    void hangsUpOnAPeerThatIsSilentTooLong() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket, "one\n")).isEqualTo("one\n");
            advance(LIMIT);
            assertClosed(socket);
        }
    }

    @Test
    void countsSilenceFromTheLastMessage() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket, "one\n")).isEqualTo("one\n");
            for (int i = 0; i < 10; i++) {
                advance(LIMIT.multipliedBy(3).dividedBy(4)); // the timer runs out, and renews itself for the rest
                assertThat(ask(socket, "more\n")).isEqualTo("more\n");
            }
            advance(LIMIT);
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

    private void advance(Duration time) {
        clock.advance(time);
        server.wake();
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
