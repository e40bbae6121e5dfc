package dev.whence.pipeline;

import dev.whence.Level;
import dev.whence.Site;
import dev.whence.producer.Producer;
import dev.whence.producer.Producers;
import dev.whence.record.Arguments;
import dev.whence.record.SiteTable;
import dev.whence.ring.Arena;
import dev.whence.sink.Troubles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A pipeline apart from the process's own: with memory as small as a test wants it, and an outlet that obeys. */
final class PipelineFixture {
    static final Duration LONG = Duration.ofMinutes(1);
    private static final int CELL = 16 << 10;

    final Arena arena;
    final SiteTable sites = new SiteTable();
    final Producers producers;
    final TestOutlet outlet = new TestOutlet();
    final Pipeline pipeline;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    PipelineFixture() {
        this(1 << 20);
    }

    PipelineFixture(long memory) {
        arena = new Arena(CELL, memory);
        producers = new Producers(arena, sites);
        pipeline = new Pipeline(producers, new Troubles(told, System::nanoTime));
    }

    /** Calls write for themselves. */
    PipelineFixture synchronous() {
        return run(true, OverflowPolicy.BLOCK, LONG, LONG);
    }

    /** A thread drains, when it is asked to. */
    PipelineFixture asynchronous(OverflowPolicy overflow, Duration timeout) {
        return run(false, overflow, timeout, LONG);
    }

    PipelineFixture run(boolean synchronous, OverflowPolicy overflow, Duration timeout, Duration flush) {
        pipeline.run(
                new Pipeline.Policy(synchronous, Level.ERROR, flush.toNanos(), overflow, timeout.toNanos()),
                List.of(outlet),
                new Destination(null, "Test", 1, "%msg%n", ZoneOffset.UTC, 1 << 30));
        return this;
    }

    static Site site(Level level) {
        return Site.of("dev.acme.Test", "dev.acme.Test", "dev/acme/Test.java", 7, "test", level, "{}", "text");
    }

    /** A producer for this thread. */
    Producer producer() {
        return Objects.requireNonNull(producers.openPrivate(Thread.currentThread()), "no memory");
    }

    /** Threads, not started yet, that begin when each of them has a producer of its own. */
    List<Thread> callers(int count, Consumer<Producer> calls) {
        CyclicBarrier allHaveProducers = new CyclicBarrier(count);
        return IntStream.range(0, count)
                .mapToObj(t -> new Thread(() -> {
                    Producer own = producer();
                    try {
                        allHaveProducers.await();
                    } catch (InterruptedException | BrokenBarrierException e) {
                        throw new AssertionError(e);
                    }
                    calls.accept(own);
                }))
                .toList();
    }

    /** One call, as woven code makes it; false if it is dropped. */
    boolean log(Producer producer, Site site, String message) {
        if (!producer.begin(site, sites.bind(site, "L"), Arguments.size(message))) {
            return false;
        }
        producer.writer().putReady(message);
        producer.commit();
        return true;
    }

    String told() {
        return told.toString(StandardCharsets.UTF_8);
    }

    /** Waits for what another thread will do; a minute is longer than any machine is slow. */
    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("a minute has passed without: " + what);
            }
            Thread.onSpinWait();
            Thread.yield();
        }
    }
}
