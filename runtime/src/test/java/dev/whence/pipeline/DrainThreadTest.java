package dev.whence.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.Level;
import dev.whence.Site;
import dev.whence.producer.Producer;
import dev.whence.producer.Producers;
import dev.whence.record.Arguments;
import dev.whence.record.SiteTable;
import dev.whence.ring.Arena;
import dev.whence.sink.Troubles;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thread that drains whatever happens to it. */
@Timeout(120)
class DrainThreadTest {
    private static final long LONG = TimeUnit.MINUTES.toNanos(1);

    private final SiteTable sites = new SiteTable();
    private final Producers producers = new Producers(new Arena(16 << 10, 1 << 20), sites);
    private final Site info = PipelineFixture.site(Level.INFO);
    private final TestOutlet outlet = new TestOutlet();
    private final Told told = new Told();
    private final Troubles troubles = new Troubles(told, System::nanoTime);
    private final Drain drain = new Drain(producers, new Losses(), troubles);
    private final DrainThread thread = new DrainThread(drain, troubles);

    /** Standard error, which may itself find no memory. */
    private static final class Told extends ByteArrayOutputStream {
        private volatile boolean lacking;

        @Override
        public synchronized void write(byte[] bytes, int from, int count) {
            if (lacking) {
                throw new OutOfMemoryError("no memory to tell it");
            }
            super.write(bytes, from, count);
        }

        List<String> lines() {
            return toString(StandardCharsets.UTF_8).lines().toList();
        }
    }

    @AfterEach
    void stop() {
        outlet.passTrouble = null;
        told.lacking = false;
        thread.stop();
    }

    private void log(Producer producer, String message) {
        assertThat(producer.begin(info, sites.bind(info, "L"), Arguments.size(message)))
                .isTrue();
        producer.writer().putReady(message);
        producer.commit();
    }

    private Producer producer() {
        return Objects.requireNonNull(producers.openPrivate(Thread.currentThread()), "no memory");
    }

    private void start(long flushNanos) {
        drain.replaceOutlets(List.of(outlet));
        thread.start(flushNanos);
    }

    private static Thread drainThread() {
        List<Thread> all = Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().equals("whence-drain"))
                .toList();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.AssertionError",
                "java.lang.StackOverflowError",
                "java.lang.OutOfMemoryError",
                "java.lang.ThreadDeath",
                "java.lang.InternalError",
                "java.lang.NoClassDefFoundError",
                "java.io.IOException"
            })
    void anErrorThatEndsAPassIsToldOnceAndThePassesGoOn(String type) throws Exception {
        Throwable planned = (Throwable) Class.forName(type).getConstructor().newInstance();
        start(TimeUnit.MILLISECONDS.toNanos(5));
        Producer producer = producer();
        outlet.passTrouble = planned;
        IntStream.range(0, 500).forEach(i -> log(producer, "during " + i));
        PipelineFixture.await("three passes", () -> outlet.passesEnded.get() >= 3);
        PipelineFixture.await("a word", () -> !told.lines().isEmpty());
        long before = cpuNanos(drainThread());
        int passesBefore = outlet.passesEnded.get();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        assertThat(outlet.passesEnded.get() - passesBefore)
                .as("passes in half a second")
                .isLessThan(10);
        assertThat(cpuNanos(drainThread()) - before).isLessThan(TimeUnit.MILLISECONDS.toNanos(250));
        outlet.passTrouble = null;
        IntStream.range(500, 1000).forEach(i -> log(producer, "after " + i));
        thread.wake();
        PipelineFixture.await("all records", () -> outlet.written().size() == 1000);
        assertThat(outlet.written()).doesNotHaveDuplicates();
        assertThat(told.lines()).hasSize(1).allMatch(line -> line.contains(type));
    }

    private static long cpuNanos(Thread thread) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
    }

    @Test
    void whereThereIsNoMemoryToTellItTheThreadLivesAndTellsItLater() {
        start(TimeUnit.MILLISECONDS.toNanos(5));
        told.lacking = true;
        outlet.passTrouble = new OutOfMemoryError("Java heap space");
        Producer producer = producer();
        IntStream.range(0, 500).forEach(i -> log(producer, "record " + i));
        PipelineFixture.await("three passes", () -> outlet.passesEnded.get() >= 3);
        assertThat(told.lines()).isEmpty();
        told.lacking = false;
        PipelineFixture.await("a word", () -> !told.lines().isEmpty());
        outlet.passTrouble = null;
        PipelineFixture.await("a record", () -> outlet.written().size() == 500);
    }

    /** By {@code Thread.stop}, which throws at any point; later JDKs have none. */
    @Test
    @SuppressWarnings({"deprecation", "removal"}) // the one in 17, the other later
    void aThreadThatSomebodyStopsGoesOn() {
        boolean able = Runtime.version().feature() < 20;
        if (!able) {
            System.out.println(
                    "SKIPPED, no Thread.stop on JDK " + Runtime.version().feature());
        }
        assumeTrue(able, "no Thread.stop");
        start(TimeUnit.MILLISECONDS.toNanos(5));
        Producer producer = producer();
        log(producer, "before");
        PipelineFixture.await("the first", () -> outlet.written().size() == 1);
        drainThread().stop();
        PipelineFixture.await("a word", () -> !told.lines().isEmpty());
        log(producer, "after");
        thread.wake();
        PipelineFixture.await("the second", () -> outlet.written().equals(List.of("before", "after")));
        assertThat(told.lines()).hasSize(1).allMatch(line -> line.contains("ThreadDeath"));
    }

    /**
     * A record that is committed while a pass begins, and the wake-up behind it: the pass must see the record, or the
     * wake-up the pass. Without the fence in {@code wake} both may miss, and the record waits for a minute: on two cores
     * that was seen once in some 200,000 rounds ({@code -Dwhence.wake.rounds}), so a short run finds it now and then only.
     */
    @Test
    void noWakeUpIsLost() {
        start(LONG);
        Producer producer = producer();
        int rounds = Integer.getInteger("whence.wake.rounds", 20_000);
        int logged = 0;
        for (int round = 0; round < rounds; round++) {
            int burst = 1 + round % 4;
            for (int i = 0; i < burst; i++) {
                log(producer, "");
                thread.wake();
                spin(round % 97);
            }
            logged += burst;
            int expected = logged;
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (outlet.count() < expected) {
                assertThat(System.nanoTime() - deadline)
                        .as("a wake-up was lost in round %d", round)
                        .isNegative();
                Thread.onSpinWait();
            }
        }
    }

    private static void spin(int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
    }
}
