package dev.whence.examples.echo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.examples.echo.reactor.EventLoops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EchoClientTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int LOOPS = 2;
    private static final Duration WAIT = Duration.ofSeconds(1);

    /** What has happened, each to be taken once. */
    private static final class Events implements EchoClient.Listener {
        final Semaphore answers = new Semaphore(0);
        final Semaphore disconnections = new Semaphore(0);
        final CountDownLatch finished;

        Events(int clients) {
            finished = new CountDownLatch(clients);
        }

        @Override
        public void answered() {
            answers.release();
        }

        @Override
        public void disconnected() {
            disconnections.release();
        }

        @Override
        public void finished() {
            finished.countDown();
        }
    }

    private final ManualClock serverClock = new ManualClock();
    private final ManualClock clientClock = new ManualClock();
    private EchoServer server;
    private EventLoops loops;

    @BeforeEach
    void start() throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = EchoServer.start(anyPort, new EchoServer.Options(LOOPS, LIMIT, serverClock));
        loops = EventLoops.start("clients", LOOPS, clientClock);
    }

    @AfterEach
    void stop() throws IOException {
        loops.close();
        server.close();
    }

    @Test
    void manyClientsGetAllTheirAnswers() throws InterruptedException {
        int clients = 100;
        int queries = 200;
        Events events = new Events(clients);
        for (int i = 0; i < clients; i++) {
            start(events, new EchoClient.Plan("client " + i, queries, Duration.ZERO, WAIT, WAIT));
        }
        assertThat(events.finished.await(40, TimeUnit.SECONDS)).isTrue();
        assertThat(events.answers.availablePermits()).isEqualTo(clients * queries);
        assertThat(events.disconnections.availablePermits()).isZero();
        assertThat(server.messages()).isEqualTo(clients * queries);
    }

    @Test
    void thinksBetweenTwoQueries() throws InterruptedException {
        Events events = new Events(1);
        Duration pause = Duration.ofSeconds(10);
        start(events, new EchoClient.Plan("thinker", 2, pause, WAIT, WAIT));
        take(events.answers);
        advanceClients(pause.minusNanos(1));
        assertThat(server.messages()).isEqualTo(1);
        advanceClients(Duration.ofNanos(1));
        take(events.answers);
        assertThat(events.finished.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void comesBackAfterTheServerHasHungUp() throws InterruptedException {
        Events events = new Events(1);
        start(events, new EchoClient.Plan("sleeper", 3, Duration.ofDays(1), WAIT, WAIT.multipliedBy(10)));
        for (int i = 0; i < 2; i++) {
            take(events.answers);
            advanceServer(LIMIT);
            take(events.disconnections);
            advanceClients(WAIT); // an answer came, so the wait is the first one each time
        }
        take(events.answers);
        assertThat(events.finished.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(server.messages()).isEqualTo(3);
    }

    @Test
    void triesLessAndLessOftenWhileTheServerIsGone() throws Exception {
        server.close();
        Events events = new Events(1);
        start(events, new EchoClient.Plan("stubborn", 1, Duration.ZERO, WAIT, WAIT.multipliedBy(4)));
        for (int factor : new int[] {1, 2, 4, 4}) {
            take(events.disconnections);
            advanceClients(WAIT.multipliedBy(factor).minusNanos(1));
            assertThat(events.disconnections.tryAcquire()).isFalse();
            advanceClients(Duration.ofNanos(1));
        }
        take(events.disconnections);
    }

    private void start(Events events, EchoClient.Plan plan) {
        new EchoClient(loops.next(), server.address(), plan, events).start();
    }

    private void advanceServer(Duration time) throws InterruptedException {
        serverClock.advance(time);
        ManualClock.settle(server.loops(), LOOPS);
    }

    /** After the clients have finished what they are in the middle of, such as arming a timer. */
    private void advanceClients(Duration time) throws InterruptedException {
        ManualClock.settle(loops, LOOPS);
        clientClock.advance(time);
        ManualClock.settle(loops, LOOPS);
    }

    private static void take(Semaphore events) throws InterruptedException {
        assertThat(events.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }
}
