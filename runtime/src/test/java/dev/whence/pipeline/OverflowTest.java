package dev.whence.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Level;
import dev.whence.Site;
import dev.whence.Stats;
import dev.whence.producer.Producer;
import dev.whence.record.Arguments;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens where memory is at its cap. */
@Timeout(120)
class OverflowTest {
    private static final String FILL = "x".repeat(1000);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final int BURST = 1500;
    private static final Pattern GAP = Pattern.compile("(\\d+) records? dropped here, .*: \\d+ [A-Z]+.*");

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
                .anyMatch(line -> line.matches(
                        "\\d+ records dropped here, [-0-9]{10} [:.0-9]{12} to [:.0-9]{12}: .*10000 ERROR.*"));
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
        List<Thread> callers = fixture.callers(3, producer -> {
            for (int i = 0; i < 20_000; i++) {
                fixture.log(producer, i % 3 == 0 ? error : info, FILL);
            }
        });
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

    /** The line stands between what came before the gap and what came behind it, and says how wide it is. */
    @Test
    void theLineStandsWhereRecordsAreMissing() {
        fixture.asynchronous(OverflowPolicy.DROP, PipelineFixture.LONG);
        fixture.outlet.hang();
        Producer producer = fixture.producer();
        fill(producer);
        fixture.log(producer, error, FILL);
        fixture.outlet.goOn();
        PipelineFixture.await("room", () -> fixture.log(producer, info, "after"));
        assertThat(fixture.pipeline.flush()).isTrue();
        Stats stats = fixture.pipeline.stats();
        List<String> lines = fixture.outlet.written();
        int lastBefore = -1;
        int told = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("fill ")) {
                lastBefore = i;
            }
            Matcher gap = GAP.matcher(lines.get(i));
            if (gap.matches()) {
                assertThat(i).isGreaterThan(lastBefore);
                told += Integer.parseInt(gap.group(1));
            }
        }
        assertThat(lines.subList(lastBefore + 1, lines.size()))
                .as("a gap in front of what came later: %s", lines.subList(lastBefore + 1, lines.size()))
                .first()
                .asString()
                .matches(GAP);
        assertThat(told).isEqualTo((int) stats.droppedTotal()).isGreaterThan(1);
        balance();
    }

    @ParameterizedTest
    @EnumSource(OverflowPolicy.class)
    void anInterruptedCallerKeepsItsFlagUnderEveryPolicy(OverflowPolicy policy) throws Exception {
        fixture.asynchronous(policy, SHORT);
        if (policy != OverflowPolicy.SYNC) {
            fixture.outlet.hang(); // a caller who drains himself would hang with it
        }
        AtomicInteger offered = new AtomicInteger();
        boolean[] flags = new boolean[2];
        Thread caller = new Thread(() -> {
            Producer producer = fixture.producer();
            Thread.currentThread().interrupt();
            for (; offered.get() < 3000; offered.incrementAndGet()) {
                fixture.log(producer, info, FILL);
            }
            flags[0] = Thread.interrupted();
            for (; offered.get() < 3100; offered.incrementAndGet()) {
                fixture.log(producer, info, FILL);
            }
            flags[1] = Thread.interrupted();
        });
        caller.start();
        caller.join();
        assertThat(flags).containsExactly(true, false);
        fixture.outlet.goOn();
        PipelineFixture.await("the outlet going on", fixture.pipeline::flush);
        assertThat(fixture.pipeline.stats().offered()).isEqualTo(3100);
        assertThat(fixture.pipeline.stats().pending()).isZero();
        balance();
    }

    /** An interrupt in the middle of the wait does not end it, and is not lost. */
    @Test
    void aCallerInterruptedWhileItWaitsGoesOnWaiting() throws Exception {
        fixture.asynchronous(OverflowPolicy.BLOCK, PipelineFixture.LONG);
        fixture.outlet.hang();
        AtomicInteger done = new AtomicInteger();
        boolean[] flag = new boolean[1];
        Thread caller = new Thread(() -> {
            Producer producer = fixture.producer();
            for (int i = 0; i < 1500; i++) {
                fixture.log(producer, info, FILL);
                done.incrementAndGet();
            }
            flag[0] = Thread.interrupted();
        });
        caller.start();
        for (int seen = -1; seen != done.get(); ) {
            seen = done.get();
            Thread.sleep(50);
        }
        caller.interrupt();
        Thread.sleep(50);
        assertThat(done.get()).isLessThan(1500);
        fixture.outlet.goOn();
        caller.join();
        assertThat(flag[0]).isTrue();
        assertThat(fixture.pipeline.flush()).isTrue();
        assertThat(fixture.outlet.written()).hasSize(1500);
        assertThat(fixture.pipeline.stats().droppedTotal()).isZero();
        balance();
    }

    /** The wait ends with the batch that makes room, and not with the next look around. */
    @Test
    void aBlockedCallerGoesOnAsSoonAsThereIsRoom() throws Exception {
        fixture.asynchronous(OverflowPolicy.BLOCK, PipelineFixture.LONG);
        List<Long> waits = new ArrayList<>();
        ExecutorService worker = Executors.newSingleThreadExecutor();
        Producer producer = worker.submit(fixture::producer).get();
        for (int round = 0; round < 15; round++) {
            fixture.outlet.hang();
            AtomicInteger done = new AtomicInteger();
            long[] wentOn = new long[1];
            int halted = haltedAt(done, wentOn, producer, worker);
            long room = System.nanoTime();
            fixture.outlet.goOn();
            PipelineFixture.await("the caller", () -> done.get() > halted);
            waits.add(wentOn[0] - room);
            PipelineFixture.await("the end of its burst", () -> done.get() == BURST);
            assertThat(fixture.pipeline.flush()).isTrue();
        }
        worker.shutdown();
        waits.sort(null);
        assertThat(waits.get(waits.size() / 2)).as("median of %s", waits).isLessThan(TimeUnit.MILLISECONDS.toNanos(10));
        assertThat(fixture.pipeline.stats().written()).isEqualTo(15L * BURST);
        balance();
    }

    /** Starts a burst that memory does not hold; returns how far it came, once it stands still. */
    private int haltedAt(AtomicInteger done, long[] wentOn, Producer producer, Executor worker)
            throws InterruptedException {
        AtomicInteger halt = new AtomicInteger(Integer.MAX_VALUE);
        worker.execute(() -> {
            for (int i = 0; i < BURST; i++) {
                fixture.log(producer, info, FILL);
                if (i == halt.get()) {
                    wentOn[0] = System.nanoTime();
                }
                done.incrementAndGet();
            }
        });
        for (int seen = -1; seen != done.get() || seen == 0; ) {
            seen = done.get();
            Thread.sleep(20);
        }
        halt.set(done.get());
        return done.get();
    }

    /** Whoever drains must not wait for the drain: its own records are dropped where there is no room. */
    @ParameterizedTest
    @EnumSource(OverflowPolicy.class)
    void theDrainsOwnThreadNeverWaitsForItself(OverflowPolicy policy) {
        fixture.asynchronous(policy, PipelineFixture.LONG);
        AtomicReference<Producer> drains = new AtomicReference<>();
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger logged = new AtomicInteger();
        fixture.outlet.whileCompleting = () -> {
            if (drains.get() == null) {
                drains.set(fixture.producer());
                while (fixture.log(drains.get(), info, "own " + FILL)) {
                    logged.incrementAndGet();
                }
                refused.incrementAndGet();
            }
        };
        assertThat(fixture.log(fixture.producer(), error, "first")).isTrue();
        PipelineFixture.await("the drain", () -> refused.get() == 1);
        assertThat(fixture.pipeline.flush()).isTrue();
        assertThat(fixture.outlet.written())
                .contains("first")
                .anyMatch(line -> GAP.matcher(line).matches());
        Stats stats = fixture.pipeline.stats();
        assertThat(stats.droppedTotal()).isEqualTo(1);
        assertThat(stats.written()).isEqualTo(1 + logged.get());
        balance();
    }

    /** In the middle of a caller's own write too: its record waits for the next call. */
    @Test
    void whatIsLoggedFromWithinASynchronousWriteDoesNotTearIt() {
        fixture.synchronous();
        Producer producer = fixture.producer();
        AtomicInteger logged = new AtomicInteger();
        fixture.outlet.whileCompleting = () -> {
            if (logged.getAndIncrement() == 0) {
                assertThat(fixture.log(producer, error, "inner")).isTrue();
            }
        };
        assertThat(fixture.log(producer, error, "outer")).isTrue();
        assertThat(fixture.log(producer, error, "next")).isTrue();
        assertThat(fixture.outlet.written()).containsExactly("outer", "inner", "next");
        balance();
    }

    /** Arguments are made ready before anything is claimed: what they log finds no lock of ours, only full memory. */
    @ParameterizedTest
    @EnumSource(OverflowPolicy.class)
    void aToStringThatLogsWhileMemoryIsFullDoesNotDeadlock(OverflowPolicy policy) throws Exception {
        fixture.asynchronous(policy, SHORT);
        if (policy != OverflowPolicy.SYNC) {
            fixture.outlet.hang();
        }
        AtomicInteger offered = new AtomicInteger();
        List<Thread> callers = fixture.callers(3, producer -> {
            for (int i = 0; i < 1000; i++) {
                Object argument = new Object() {
                    @Override
                    public String toString() {
                        offered.incrementAndGet();
                        fixture.log(producer, info, "inner " + FILL);
                        return "outer " + FILL;
                    }
                };
                offered.incrementAndGet();
                fixture.log(producer, info, (String) Arguments.ready(argument));
            }
        });
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join(60_000);
            assertThat(caller.isAlive()).as("deadlock").isFalse();
        }
        fixture.outlet.goOn();
        PipelineFixture.await("the outlet going on", fixture.pipeline::flush);
        assertThat(offered.get()).isEqualTo(6000);
        assertThat(fixture.pipeline.stats().offered()).isEqualTo(6000);
        assertThat(fixture.pipeline.stats().pending()).isZero();
        balance();
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
