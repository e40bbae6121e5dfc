package dev.whence.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Level;
import dev.whence.Site;
import dev.whence.Stats;
import dev.whence.producer.Producer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens where memory is at its cap. */
@Timeout(120)
class OverflowTest {
    private static final String FILL = "x".repeat(1000);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final PipelineFixture fixture = new PipelineFixture();
    private final Site info = PipelineFixture.site(Level.INFO);
    private final Site error = PipelineFixture.site(Level.ERROR);

    @AfterEach
    void stop() {
        fixture.outlet.faulty = false;
        fixture.outlet.goOn();
        fixture.pipeline.stop();
    }

    private void fill(Producer producer) {
        int n = 0;
        while (fixture.log(producer, info, "fill " + n + " " + FILL)) {
            n++;
        }
    }

    private void balance() {
        Stats stats = fixture.pipeline.stats();
        assertThat(stats.offered()).as("%s", stats).isEqualTo(stats.written() + stats.droppedTotal() + stats.pending());
    }

    @Test
    void blockWaitsForASlowOutletAndLosesNothing() {
        fixture.asynchronous(OverflowPolicy.BLOCK, PipelineFixture.LONG);
        fixture.outlet.hang();
        AtomicInteger done = new AtomicInteger();
        CompletableFuture<Void> caller = CompletableFuture.runAsync(() -> {
            Producer producer = fixture.producer();
            for (int i = 0; i < 3000; i++) {
                fixture.log(producer, info, i + " " + FILL);
                done.incrementAndGet();
            }
        });
        // Far more than memory holds: the caller must come to a halt, and go on with each batch.
        for (int seen = -1; seen != done.get(); ) {
            seen = done.get();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertThat(done.get()).isLessThan(3000);
        while (!caller.isDone()) {
            fixture.outlet.mayComplete.release();
            Thread.yield();
        }
        fixture.outlet.goOn();
        caller.join();
        assertThat(fixture.pipeline.flush()).isTrue();
        assertThat(fixture.outlet.written())
                .extracting(line -> Integer.parseInt(line.substring(0, line.indexOf(' '))))
                .isEqualTo(IntStream.range(0, 3000).boxed().toList());
        assertThat(fixture.pipeline.stats().droppedTotal()).isZero();
        balance();
    }

    @Test
    void blockDropsAfterTheTimeOutAndSaysSoWhenTheOutletMovesAgain() {
        fixture.asynchronous(OverflowPolicy.BLOCK, SHORT);
        fixture.outlet.hang();
        Producer producer = fixture.producer();
        fill(producer);
        long start = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            assertThat(fixture.log(producer, error, FILL)).isFalse();
        }
        assertThat(System.nanoTime() - start)
                .as("only the first waits for an outlet that hangs")
                .isLessThan(TimeUnit.SECONDS.toNanos(30));

        fixture.outlet.goOn();
        PipelineFixture.await("the ring being drained", () -> fixture.log(producer, info, "after"));
        assertThat(fixture.pipeline.flush()).isTrue();
        Stats stats = fixture.pipeline.stats();
        assertThat(stats.dropped().get(Level.ERROR)).isEqualTo(10_000);
        assertThat(stats.pending()).isZero();
        balance();
        List<String> lines = fixture.outlet.written();
        assertThat(lines)
                .contains("after")
                .anyMatch(line -> line.matches("\\d+ records dropped here: .*10000 ERROR.*"));
    }

    @Test
    void aFaultedOutletIsNotWaitedForAndIsTriedAgain() {
        fixture.run(false, OverflowPolicy.BLOCK, PipelineFixture.LONG, Duration.ofMillis(20));
        fixture.outlet.faulty = true;
        Producer producer = fixture.producer();
        fill(producer); // would wait for a minute
        balance();
        fixture.outlet.faulty = false;
        PipelineFixture.await("recovery", () -> fixture.pipeline.stats().pending() == 0);
        assertThat(fixture.log(producer, info, "after")).isTrue();
        assertThat(fixture.pipeline.flush()).isTrue();
        assertThat(fixture.outlet.written()).contains("after");
        balance();
    }

    @Test
    void aFaultedOutletIsTriedAgainSoonHoweverLongRecordsMayWait() {
        fixture.run(false, OverflowPolicy.BLOCK, PipelineFixture.LONG, Duration.ofHours(1));
        fixture.outlet.faulty = true;
        assertThat(fixture.log(fixture.producer(), error, "kept")).isTrue();
        PipelineFixture.await("a fault", () -> !fixture.pipeline.flush());
        fixture.outlet.faulty = false;
        PipelineFixture.await("recovery", () -> fixture.outlet.written().contains("kept"));
    }

    @Test
    void dropDropsAtOnce() {
        fixture.asynchronous(OverflowPolicy.DROP, PipelineFixture.LONG);
        fixture.outlet.hang();
        Producer producer = fixture.producer();
        fill(producer);
        assertThat(fixture.log(producer, error, FILL)).isFalse();
        fixture.outlet.goOn();
        assertThat(fixture.pipeline.stats().dropped().get(Level.ERROR)).isEqualTo(1);
    }

    @Test
    void syncDrainsInTheCaller() {
        fixture.asynchronous(OverflowPolicy.SYNC, PipelineFixture.LONG);
        Producer producer = fixture.producer();
        for (int i = 0; i < 3000; i++) {
            assertThat(fixture.log(producer, info, i + " " + FILL)).isTrue();
        }
        assertThat(fixture.pipeline.flush()).isTrue();
        assertThat(fixture.outlet.written()).hasSize(3000);
        balance();
    }

    @Test
    void aSynchronousWriterThatIsFullTriesItsOutletAgain() {
        fixture.run(true, OverflowPolicy.BLOCK, SHORT, PipelineFixture.LONG);
        fixture.outlet.faulty = true;
        Producer producer = fixture.producer();
        fill(producer);
        assertThat(fixture.log(producer, info, FILL)).isFalse();
        fixture.outlet.faulty = false;
        // Nobody else drains: without a try of its own it would drop for ever.
        PipelineFixture.await("recovery", () -> fixture.log(producer, info, FILL));
        assertThat(fixture.outlet.written()).contains(FILL).anyMatch(line -> line.contains("dropped here"));
        balance();
    }

    @Test
    void anInterruptedCallerWaitsWithoutSpinningAndKeepsItsFlag() throws Exception {
        fixture.asynchronous(OverflowPolicy.BLOCK, Duration.ofMillis(700));
        fixture.outlet.hang();
        long[] cpu = new long[1];
        boolean[] flag = new boolean[1];
        Thread caller = new Thread(() -> {
            Producer producer = fixture.producer();
            Thread.currentThread().interrupt();

            int n = 0;
            while (fixture.log(producer, info, n + FILL)) {
                n++;
            }
            cpu[0] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            flag[0] = Thread.currentThread().isInterrupted();
        });
        caller.start();
        caller.join();
        assertThat(flag[0]).isTrue();
        assertThat(cpu[0]).as("CPU time of a caller that waited 700 ms").isLessThan(TimeUnit.MILLISECONDS.toNanos(350));
    }

    @Test
    void accountsBalanceAtEveryMoment() throws Exception {
        fixture.asynchronous(OverflowPolicy.BLOCK, Duration.ofMillis(1));
        List<Thread> callers = IntStream.range(0, 3)
                .mapToObj(t -> fixture.producer())
                .map(producer -> new Thread(() -> {
                    for (int i = 0; i < 20_000; i++) {
                        fixture.log(producer, i % 3 == 0 ? error : info, FILL);
                    }
                }))
                .toList();
        callers.forEach(Thread::start);
        long offered = 0;
        while (callers.stream().anyMatch(Thread::isAlive)) {
            Stats stats = fixture.pipeline.stats();
            assertThat(stats.offered())
                    .as("%s", stats)
                    .isEqualTo(stats.written() + stats.droppedTotal() + stats.pending())
                    .isGreaterThanOrEqualTo(offered);
            assertThat(stats.pending()).isNotNegative();
            offered = stats.offered();
            fixture.outlet.faulty = !fixture.outlet.faulty;
        }
        fixture.outlet.faulty = false;
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(fixture.pipeline.flush()).isTrue();
        Stats end = fixture.pipeline.stats();
        assertThat(end.offered()).isEqualTo(60_000);
        assertThat(end.pending()).isZero();
        assertThat(fixture.outlet.written().stream().filter(FILL::equals)).hasSize((int) end.written());
    }

    /** The room that a burst took must come back: it is not the property of the thread that had it. */
    @Test
    void oneThreadsBurstLeavesRoomForTheOthersLongRecords() {
        fixture.asynchronous(OverflowPolicy.BLOCK, SHORT);
        Producer second = fixture.producer(); // its cells are small
        fixture.outlet.hang();
        fill(fixture.producer());
        fixture.outlet.goOn();
        assertThat(fixture.pipeline.flush()).isTrue();
        long dropped = fixture.pipeline.stats().droppedTotal();
        assertThat(fixture.log(second, info, "y".repeat(8000))).isTrue();
        assertThat(fixture.pipeline.stats().droppedTotal()).isEqualTo(dropped);
    }
}
