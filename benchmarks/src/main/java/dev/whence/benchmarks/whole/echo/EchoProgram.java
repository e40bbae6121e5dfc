package dev.whence.benchmarks.whole.echo;

import dev.whence.benchmarks.whole.probe.ProcessProbe;
import dev.whence.examples.echo.EchoClient;
import dev.whence.examples.echo.EchoServer;
import dev.whence.examples.echo.reactor.EventLoops;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * The child process: an echo server that logs each message, and clients. Reads an {@link EchoLoad} a line and answers
 * with an {@link EchoCount}; at the end of its input it ends, and tells how many messages the server has echoed.
 */
final class EchoProgram {
    private static final int LOOPS = 2;
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(10);
    private static final Duration FIRST_WAIT = Duration.ofMillis(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final InetSocketAddress server;

    private EchoProgram(InetSocketAddress server) {
        this.server = server;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        BufferedReader loads = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        EchoServer server = EchoServer.start(anyPort, new EchoServer.Options(LOOPS, IDLE_LIMIT));
        try (server) {
            EchoProgram program = new EchoProgram(server.address());
            for (String load = loads.readLine(); load != null; load = loads.readLine()) {
                System.out.println(program.count(EchoLoad.parse(load)).words());
            }
        }
        System.out.println(server.messages());
    }

    private EchoCount count(EchoLoad load) throws IOException, InterruptedException {
        LongAdder answers = new LongAdder();
        ProcessProbe self = new ProcessProbe(ProcessHandle.current().pid());
        try (EventLoops loops = EventLoops.start("load", LOOPS, System::nanoTime)) {
            for (int i = 1; i <= load.clients(); i++) {
                EchoClient.Plan plan =
                        new EchoClient.Plan("client " + i, Long.MAX_VALUE, load.pause(), FIRST_WAIT, LONGEST_WAIT);
                new EchoClient(loops.next(), server, plan, new Counter(answers)).start();
            }
            Thread.sleep(load.settle().toMillis());
            long answersBefore = answers.sum();
            long processorBefore = self.processorNanos();
            long start = System.nanoTime();
            Thread.sleep(load.window().toMillis());
            return new EchoCount(
                    answers.sum() - answersBefore, System.nanoTime() - start, self.processorNanos() - processorBefore);
        }
    }

    private record Counter(LongAdder answers) implements EchoClient.Listener {
        @Override
        public void answered() {
            answers.increment();
        }

        @Override
        public void disconnected() {}

        @Override
        public void finished() {}
    }
}
