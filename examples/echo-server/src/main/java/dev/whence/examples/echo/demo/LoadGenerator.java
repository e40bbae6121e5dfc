package dev.whence.examples.echo.demo;

import dev.whence.examples.echo.EchoClient;
import dev.whence.examples.echo.reactor.EventLoops;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Many clients that ask one server on this machine, and the count of their answers. Used once. */
final class LoadGenerator {
    private static final int LOOPS = 2;
    private static final Duration SLEEPY_PAUSE = Duration.ofSeconds(1);
    private static final Duration FIRST_WAIT = Duration.ofMillis(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final InetSocketAddress server;
    private final Load load;
    private final LongAdder answers = new LongAdder();
    private final LongAdder reconnects = new LongAdder();
    private final CountDownLatch working;

    LoadGenerator(InetSocketAddress server, Load load) {
        if (!server.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("load is for this machine alone, not for " + server);
        }
        this.server = server;
        this.load = load;
        this.working = new CountDownLatch(load.busyClients());
    }

    /** Asks, for as long as the load says, and ends all clients. */
    LoadResult run() throws IOException, InterruptedException {
        try (EventLoops loops = EventLoops.start("load", LOOPS, System::nanoTime)) {
            for (int i = 1; i <= load.busyClients(); i++) {
                start(loops, "client " + i, Duration.ZERO, working::countDown);
            }
            for (int i = 1; i <= load.sleepyClients(); i++) {
                start(loops, "sleepy client " + i, SLEEPY_PAUSE, () -> {});
            }
            await(load.settle());
            long begin = System.nanoTime();
            long before = answers.sum();
            await(load.window());
            LoadResult result = new LoadResult(answers.sum() - before, System.nanoTime() - begin, reconnects.sum());
            if (result.queries() == 0) {
                throw new IllegalStateException("the server answered nothing in " + load.window());
            }
            return result;
        }
    }

    private void await(Duration time) throws InterruptedException {
        if (working.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("the clients were done before the time was over");
        }
    }

    private void start(EventLoops loops, String name, Duration pause, Runnable whenFinished) {
        EchoClient.Plan plan = new EchoClient.Plan(name, Load.MOST_QUERIES_PER_CLIENT, pause, FIRST_WAIT, LONGEST_WAIT);
        new EchoClient(loops.next(), server, plan, new Counter(whenFinished)).start();
    }

    private final class Counter implements EchoClient.Listener {
        private final Runnable whenFinished;

        Counter(Runnable whenFinished) {
            this.whenFinished = whenFinished;
        }

        @Override
        public void answered() {
            answers.increment();
        }

        @Override
        public void disconnected() {
            reconnects.increment();
        }

        @Override
        public void finished() {
            whenFinished.run();
        }
    }
}
