package dev.whence.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Level;
import dev.whence.Site;
import dev.whence.record.RecordView;
import dev.whence.record.SiteTable;
import dev.whence.record.ThreadName;
import dev.whence.ring.Arena;
import dev.whence.ring.RingReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory is taken from idle rings, and from no others. */
@Timeout(120)
class ParkTest {
    private static final Site SITE =
            Site.of("dev.acme.Park", "dev.acme.Park", "dev/acme/Park.java", 1, "test", Level.INFO, "{}");

    private final Arena arena = new Arena(16 << 10, 4 << 20);
    private final SiteTable sites = new SiteTable();
    private final Producers producers = new Producers(arena, sites);
    private final int siteId = sites.bind(SITE, "I");
    private final RecordView view = new RecordView();

    private boolean log(Producer producer, int number) {
        if (!producer.begin(SITE, siteId, Integer.BYTES)) {
            return false;
        }
        producer.writer().put(number);
        producer.commit();
        return true;
    }

    /** The numbers that wait in a ring; takes them. */
    private List<Integer> drain(Producer producer) {
        List<Integer> numbers = new ArrayList<>();
        RingReader reader = producer.ring().reader();
        while (reader.hasNext()) {
            view.wrap(reader.buffer(), reader.offset(), sites, ThreadName.of(""));
            if (!view.isControl()) {
                numbers.add((int) view.integerAt(0));
            }
            reader.skip(view.length());
        }
        reader.release();
        return numbers;
    }

    private Producer open() {
        Producer producer = producers.openPrivate(Thread.currentThread());
        assertThat(producer).isNotNull();
        return producer;
    }

    @Test
    void anIdleRingGivesAllItsMemoryAndOpensAnew() {
        long before = arena.lent();
        Producer producer = open();
        for (int round = 0; round < 100; round++) {
            for (int i = 0; i < 500; i++) {
                assertThat(log(producer, i)).isTrue();
            }
            assertThat(producer.park()).as("unread").isFalse();
            assertThat(drain(producer)).hasSize(500).isSorted();
            assertThat(arena.lent()).isGreaterThan(before);
            assertThat(producer.park()).isTrue();
            assertThat(arena.lent()).isEqualTo(before);
            assertThat(producer.park()).as("nothing left").isFalse();
            assertThat(producer.ring().count()).isEqualTo(500L * (round + 1));
        }
    }

    @Test
    void aRecordThatIsBegunKeepsItsMemory() {
        Producer producer = open();
        log(producer, 1);
        drain(producer);
        assertThat(producer.begin(SITE, siteId, Integer.BYTES)).isTrue();
        assertThat(producer.park()).isFalse();
        producer.writer().put(2);
        producer.commit();
        assertThat(drain(producer)).containsExactly(2);
        assertThat(producer.park()).isTrue();
    }

    @Test
    void aSharedRingGivesItsMemoryWhileNobodyHoldsIt() {
        int index = producers.takeShared(Thread.currentThread());
        Producer producer = producers.shared(index);
        assertThat(log(producer, 1)).isTrue();
        assertThat(drain(producer)).containsExactly(1);
        assertThat(producer.park()).isTrue();
        assertThat(producer.tryTake(Thread.currentThread())).isTrue();
        assertThat(log(producer, 2)).isTrue();
        assertThat(drain(producer)).containsExactly(2);
    }

    @Test
    void aThreadThatHidesItsStackKeepsItsMemory() throws Exception {
        CountDownLatch logged = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Producer[] own = new Producer[1];
        Thread hiding =
                new Thread(() -> {
                    own[0] = open();
                    log(own[0], 1);
                    logged.countDown();
                    awaitQuietly(end);
                }) {
                    @Override
                    public StackTraceElement[] getStackTrace() {
                        throw new AssertionError("code of the user's must not run here");
                    }
                };
        hiding.start();
        awaitQuietly(logged);
        drain(own[0]);
        assertThat(own[0].park()).isFalse();
        end.countDown();
        hiding.join();
    }

    @Test
    void withoutMemoryToOpenAnewTheRecordGoesElsewhere() {
        Producer producer = open();
        log(producer, 1);
        drain(producer);
        assertThat(producer.park()).isTrue();
        List<Producer> others = new ArrayList<>();
        for (Producer p = producers.openPrivate(Thread.currentThread()); p != null; ) {
            others.add(p);
            p = producers.openPrivate(Thread.currentThread());
        }
        assertThat(log(producer, 2)).isFalse();
        assertThat(producer.goesElsewhere()).isTrue();
        assertThat(producers.isShort()).isTrue();
        drain(others.get(0));
        assertThat(others.get(0).park()).isTrue();
        producers.retryPrivate();
        assertThat(log(producer, 3)).isTrue();
        assertThat(drain(producer)).containsExactly(3);
    }

    /** Threads that write in bursts, against a drain that takes their memory whenever it can. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingIsLostHoweverOftenMemoryIsTaken(long seed) throws Exception {
        int threads = 4;
        int records = 30_000;
        CountDownLatch opened = new CountDownLatch(threads);
        Producer[] own = new Producer[threads];
        List<Thread> writers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int index = t;
            writers.add(new Thread(() -> {
                own[index] = open();
                opened.countDown();
                write(own[index], records, new Random(seed * threads + index));
            }));
        }
        writers.forEach(Thread::start);
        awaitQuietly(opened);
        Map<Producer, Integer> next = new HashMap<>();
        int parked = 0;
        int read = 0;
        while (read < threads * records) {
            for (Producer producer : own) {
                for (int number : drain(producer)) {
                    assertThat(number).as("seed %d", seed).isEqualTo(next.merge(producer, 1, Integer::sum) - 1);
                    read++;
                }
                parked += producer.park() ? 1 : 0;
            }
        }
        for (Thread writer : writers) {
            writer.join();
        }
        System.out.println(
                "seed " + seed + ": memory taken " + parked + " times from " + threads * records + " records");
        assertThat(parked).isGreaterThan(100);
    }

    /** Bursts of any length between pauses of any kind: asleep, at work in compiled code, none at all. */
    private void write(Producer producer, int records, Random random) {
        for (int i = 0; i < records; ) {
            for (int burst = random.nextInt(40); burst >= 0 && i < records; burst--) {
                while (!log(producer, i)) {
                    Thread.onSpinWait();
                }
                i++;
            }
            switch (random.nextInt(3)) {
                case 0 -> LockSupport.parkNanos(random.nextInt(3_000_000));
                case 1 -> {
                    long until = System.nanoTime() + random.nextInt(1_000_000);
                    while (System.nanoTime() - until < 0) {
                        Thread.onSpinWait();
                    }
                }
                default -> {}
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
