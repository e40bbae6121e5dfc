package dev.whence.examples.echo;

import dev.whence.Logged;
import dev.whence.examples.echo.reactor.EventLoop;
import dev.whence.examples.echo.reactor.Timer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Asks an echo server again and again, one query at a time. When the connection breaks it connects again, and waits
 * longer before each try that fails.
 */
@Logged
public final class EchoClient {
    private final EventLoop loop;
    private final InetSocketAddress server;
    private final Plan plan;
    private final Listener listener;
    private final Backoff backoff;
    private final Timer reconnect;
    private long answers;
    private boolean done;

    /** A client that lives on {@code loop}, and does nothing until it is started there. */
    public EchoClient(EventLoop loop, InetSocketAddress server, Plan plan, Listener listener) {
        this.loop = loop;
        this.server = server;
        this.plan = plan;
        this.listener = listener;
        this.backoff = new Backoff(plan.firstWait(), plan.longestWait());
        this.reconnect = loop.timers().create(this::connect);
    }

    /**
     * What a client does.
     *
     * @param name what its queries begin with
     * @param queries after how many answers it is done
     * @param pause how long it thinks between an answer and the next query
     * @param firstWait how long it waits before it connects again, after an answered query
     * @param longestWait the most it waits before it connects again, after many failures
     */
    public record Plan(String name, long queries, Duration pause, Duration firstWait, Duration longestWait) {}

    /** Is told what happens to a client, on the thread of its loop. */
    public interface Listener {
        /** A query has come back as it was sent. */
        void answered();

        /** The connection broke, or could not be made; the client will connect again. */
        void disconnected();

        /** The plan is fulfilled. */
        void finished();
    }

    /** Begins. May be called by any thread. */
    public void start() {
        loop.execute(this::connect);
    }

    Plan plan() {
        return plan;
    }

    /** The query that is not answered yet, counted from 1. */
    long queryNumber() {
        return answers + 1;
    }

    /** Whether there is nothing left to ask. */
    boolean isDone() {
        return done;
    }

    void answered() {
        answers++;
        backoff.afterSuccess();
        listener.answered();
        if (answers == plan.queries()) {
            done = true;
            listener.finished();
        }
    }

    void disconnected() {
        if (!done && loop.isRunning()) {
            connectLater();
        }
    }

    private void connect() {
        try {
            loop.connect(server, connection -> new EchoExchange(connection, this));
        } catch (IOException e) {
            EchoClientLog.warn("{} gets no socket", plan.name(), e);
            connectLater();
        }
    }

    private void connectLater() {
        Duration wait = backoff.afterFailure();
        EchoClientLog.info("{} connects again in {}", plan.name(), wait);
        reconnect.renew(wait);
        listener.disconnected();
    }
}
