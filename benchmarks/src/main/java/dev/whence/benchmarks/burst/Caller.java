package dev.whence.benchmarks.burst;

import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.peer.Messages;
import dev.whence.benchmarks.peer.Variant;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/** The thread that logs, with what it has to say. Its arguments are no constants, so the compiler knows none. */
@State(Scope.Thread)
public class Caller {
    /** In lines, as wide as that of a program's first thread. */
    private static final String THREAD_NAME = "main";

    private static final int REST_MILLIS = 2;

    /** Time enough to compile in, and to write. */
    private static final int WARM_UP_REST_MILLIS = 1;

    private final CallerAllocation.Counter allocation = new CallerAllocation.Counter();

    Messages messages;
    String coordinator = "basic+udp:host=192.168.1.140,port=12246";
    String fortyCharacters = "basic+udp:host=192.168.1.140,port=122460";
    int speed = 181;
    int consumed = 1032024;
    int allocated = 1016544;
    double ratio = 0.4;
    int receive = 50000;
    int receiveMegabytes = 97;
    int transmit = 50;
    int transmitMegabytes;
    double millis = 26.2;

    @Setup(Level.Trial)
    public void start() throws MissingPeerException {
        Thread.currentThread().setName(THREAD_NAME);
        messages = Variant.current().start();
    }

    @TearDown(Level.Trial)
    public void end() {
        messages.shutdown();
    }

    /** Returns when the backlog is gone and the logger's own threads have come to rest. */
    @Setup(Level.Iteration)
    public void rest(IterationParams iteration) throws InterruptedException {
        messages.flush();
        Thread.sleep(iteration.getType() == IterationType.WARMUP ? WARM_UP_REST_MILLIS : REST_MILLIS);
        allocation.begin();
    }

    @TearDown(Level.Iteration)
    public void countAllocation() {
        allocation.end();
    }
}
