package dev.whence.examples.echo.demo;

import dev.whence.examples.echo.EchoServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A process of its own with a server and its load, because how a process logs is settled once. It obeys the commands of
 * the {@link Demo} that started it, and ends when no more can come: so it never outlives the demo, however that ends.
 */
public final class Trial {
    private static final int SERVER_LOOPS = 2;
    private static final Duration IDLE_LIMIT = Duration.ofMillis(500);

    private Trial() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        EchoServer server = EchoServer.start(anyPort, new EchoServer.Options(SERVER_LOOPS, IDLE_LIMIT));
        try (server) {
            answer(Protocol.READY);
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                LoadResult result = new LoadGenerator(server.address(), Protocol.load(command)).run();
                answer(Protocol.answer(result));
            }
        }
        answer(Long.toString(server.messages()));
    }

    private static void answer(String answer) {
        System.out.println(Protocol.mark(answer));
    }
}
