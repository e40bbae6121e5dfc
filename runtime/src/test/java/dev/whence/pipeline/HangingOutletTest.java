package dev.whence.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Level;
import dev.whence.Site;
import dev.whence.Stats;
import dev.whence.producer.Producer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An outlet that neither takes nor refuses: a pipe whose reader has stopped, a disk that does not answer. */
@Timeout(120)
class HangingOutletTest {
    private static final Duration SHORT = Duration.ofMillis(100);

    private final PipelineFixture fixture = new PipelineFixture();
    private final Site info = PipelineFixture.site(Level.INFO);
    private final Site error = PipelineFixture.site(Level.ERROR);

    @AfterEach
    void stop() {
        fixture.outlet.faulty = false;
        fixture.outlet.goOn();
        fixture.pipeline.stop();
    }

    private Stats balanced() {
        Stats stats = fixture.pipeline.stats();
        assertThat(stats.offered()).as("%s", stats).isEqualTo(stats.written() + stats.droppedTotal() + stats.pending());
        assertThat(stats.pending()).isNotNegative();
        return stats;
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitHang() {
        PipelineFixture.await("a thread at the outlet", fixture.outlet.mayComplete::hasQueuedThreads);
    }

    private static long drains() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("whence-drain"))
                .count();
    }

    @Test
    void theAccountsAreReadWithoutWaitingAndAreRightAtEachMoment() throws Exception {
        fixture.asynchronous(OverflowPolicy.BLOCK, PipelineFixture.LONG);
        fixture.outlet.hang();
        Producer first = fixture.producer();
        fixture.log(first, error, "hangs");
        awaitHang();
        for (int n = 1; n <= 100; n++) {
            assertThat(balanced()).isEqualTo(new Stats(n, 0, balanced().dropped(), n));
            fixture.log(first, info, "waits " + n);
        }
        Producer second = fixture.producer(); // a ring that the drain has not seen yet
        fixture.log(second, info, "waits elsewhere");
        assertThat(balanced().pending()).isEqualTo(102);
        fixture.outlet.goOn();
        assertThat(fixture.pipeline.flush()).isTrue();
        assertThat(balanced().written()).isEqualTo(102);
        assertThat(fixture.outlet.written()).hasSize(102).doesNotHaveDuplicates();
    }

    @Test
    void theAccountsNeverGoBackWhileAnOutletHangsAndGoesOn() throws Exception {
        fixture.asynchronous(OverflowPolicy.BLOCK, Duration.ofMillis(1));
        fixture.outlet.trouble = new IllegalStateException("cannot be formatted");
        CountDownLatch open = new CountDownLatch(3); // while the first has not grown over the memory for the others
        AtomicInteger elsewhere = new AtomicInteger(); // not offered here: a ring that was idle, on a busy machine
        List<Thread> callers = IntStream.range(0, 3)
                .mapToObj(t -> new Thread(() -> {
                    Producer producer = fixture.producer(); // of this thread, as the handshake with the drain has it
                    open.countDown();
                    awaitAll(open);
                    for (int i = 0; i < 20_000; i++) {
                        String message = (i % 7 == 0 ? "bad" : "good") + "x".repeat(300);
                        if (!fixture.log(producer, i % 3 == 0 ? error : info, message) && producer.goesElsewhere()) {
                            elsewhere.incrementAndGet();
                        }
                    }
                }))
                .toList();
        callers.forEach(Thread::start);
        Stats before = balanced();
        int looks = 0;
        while (callers.stream().anyMatch(Thread::isAlive)) {
            if (looks++ % 50 == 0) {
                fixture.outlet.hang();
            }
            fixture.outlet.mayComplete.release();
            Stats now = balanced();
            assertThat(now.offered()).isGreaterThanOrEqualTo(before.offered());
            assertThat(now.written()).isGreaterThanOrEqualTo(before.written());
            assertThat(now.droppedTotal()).isGreaterThanOrEqualTo(before.droppedTotal());
            before = now;
        }
        fixture.outlet.goOn();
        assertThat(fixture.pipeline.flush()).isTrue();
        assertThat(balanced().offered()).isEqualTo(60_000 - elsewhere.get());
    }

    @Test
    void synchronousCallersWaitForTheTimeOutAndTheOutletCatchesUpByItself() throws Exception {
        fixture.run(true, OverflowPolicy.BLOCK, SHORT, PipelineFixture.LONG);
        long drains = drains();
        fixture.outlet.hang();
        Thread stuck = new Thread(() -> fixture.log(fixture.producer(), info, "stuck"));
        stuck.start();
        awaitHang();
        Producer producer = fixture.producer();
        Thread.currentThread().interrupt();
        long start = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            assertThat(fixture.log(producer, info, "left " + i)).isTrue();
        }
        assertThat(Thread.interrupted()).as("the program's interrupt").isTrue();
        assertThat(System.nanoTime() - start)
                .as("only the first waits")
                .isBetween(SHORT.toNanos() / 2, TimeUnit.SECONDS.toNanos(20));
        assertThat(balanced().pending()).isEqualTo(1001);
        PipelineFixture.await("a word", () -> !fixture.told().isEmpty());

        fixture.outlet.goOn(); // and nobody logs any more
        PipelineFixture.await("recovery", () -> fixture.outlet.written().size() == 1001);
        assertThat(fixture.outlet.written())
                .isEqualTo(concat(
                        "stuck",
                        IntStream.range(0, 1000).mapToObj(i -> "left " + i).toList()));
        assertThat(fixture.told().lines()).hasSize(1).allMatch(line -> line.contains("has taken nothing for 100 ms"));
        PipelineFixture.await("the end of the thread that healed", () -> drains() <= drains);
        stuck.join();
        fixture.log(producer, info, "after");
        assertThat(fixture.outlet.written()).endsWith("after");
    }

    private static List<String> concat(String first, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    @Test
    void whatASynchronousWriterHasNoRoomForIsDroppedCountedAndMarked() throws Exception {
        fixture.run(true, OverflowPolicy.BLOCK, SHORT, PipelineFixture.LONG);
        fixture.outlet.hang();
        Thread stuck = new Thread(() -> fixture.log(fixture.producer(), info, "stuck"));
        stuck.start();
        awaitHang();
        Producer producer = fixture.producer();
        long dropped = IntStream.range(0, 3000)
                .filter(i -> !fixture.log(producer, info, "x".repeat(1000)))
                .count();
        assertThat(dropped).isPositive();
        assertThat(balanced().droppedTotal()).isEqualTo(dropped);
        fixture.outlet.goOn();
        PipelineFixture.await("recovery", () -> balanced().pending() == 0);
        PipelineFixture.await(
                "the line that says so",
                () -> fixture.outlet.written().stream()
                        .anyMatch(line -> line.matches(dropped + " records dropped here, .*: " + dropped + " INFO")));
        stuck.join();
    }

    @Test
    void aFlushReturnsFalseAndTheNextOneIsNotHeldUpByIt() throws Exception {
        fixture.asynchronous(OverflowPolicy.BLOCK, SHORT);
        fixture.outlet.hang();
        fixture.log(fixture.producer(), error, "hangs");
        awaitHang();
        assertThat(fixture.pipeline.flush()).isFalse();
        fixture.outlet.goOn();
        assertThat(fixture.pipeline.flush()).isTrue();
        assertThat(fixture.outlet.written()).containsExactly("hangs");
    }

    @Test
    void aSynchronousWriterTriesAFaultedOutletAgainThoughNobodyLogs() {
        fixture.synchronous();
        long drains = drains();
        fixture.outlet.faulty = true;
        Producer producer = fixture.producer();
        IntStream.range(0, 100).forEach(i -> fixture.log(producer, info, "left " + i));
        assertThat(balanced().pending()).isEqualTo(100);
        PipelineFixture.await("a thread that tries again", () -> drains() > drains);
        fixture.outlet.faulty = false;
        awaitShort("recovery", () -> fixture.outlet.written().size() == 100);
        PipelineFixture.await("its end", () -> drains() <= drains);
    }

    /** Retries come once a second at least. */
    private static void awaitShort(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        PipelineFixture.await(what, condition);
        assertThat(System.nanoTime() - start).as(what).isLessThan(TimeUnit.SECONDS.toNanos(10));
    }

    @Test
    void afterTheEndNoThreadIsStartedForWhatIsLeft() {
        fixture.synchronous();
        Producer producer = fixture.producer();
        fixture.pipeline.stop();
        long drains = drains();
        fixture.outlet.faulty = true;
        fixture.log(producer, info, "left");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        assertThat(drains()).isEqualTo(drains);
        fixture.outlet.faulty = false;
        PipelineFixture.await("recovery", () -> {
            fixture.log(producer, info, "later");
            return balanced().pending() == 0;
        });
        assertThat(fixture.outlet.written()).startsWith("left", "later");
    }
}
