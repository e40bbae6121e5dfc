package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Stats;
import dev.whence.Whence;
import dev.whence.producer.Producers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Programs with many threads, each checking itself. */
public final class ThreadsProgram {
    private static final long STACK = 64 << 10;

    private ThreadsProgram() {}

    public static void main(String[] arguments) throws Exception {
        long cap = Long.parseLong(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        Watch watch = new Watch(cap);
        switch (arguments[0]) {
            case "churn" -> churn(count);
            case "live" -> live(count);
            case "virtual" -> virtual(count);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        watch.end();
        System.out.println("most bytes in rings: " + watch.most());
    }

    /** Looks at the memory of rings all along. */
    private static final class Watch {
        private final AtomicLong most = new AtomicLong();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread thread;
        private final long cap;

        Watch(long cap) {
            this.cap = cap;
            thread = new Thread(() -> {
                while (!over.get()) {
                    most.accumulateAndGet(Producers.PROCESS.arena().lent(), Math::max);
                    Thread.onSpinWait();
                    Thread.yield();
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        long most() {
            return most.get();
        }

        void end() throws InterruptedException {
            over.set(true);
            thread.join();
            assertThat(most.get()).isPositive().isLessThanOrEqualTo(cap);
        }
    }

    /** Short threads, a few at a time: each logs once and ends. */
    private static void churn(int count) throws InterruptedException {
        int atOnce = 50;
        for (int first = 0; first < count; first += atOnce) {
            List<Thread> threads = new ArrayList<>();
            for (int t = first; t < first + atOnce; t++) {
                int number = t;
                Thread thread = new Thread(null, () -> Calls.count(number, 0), "short", STACK);
                thread.start();
                threads.add(thread);
            }
            join(threads);
        }
        everythingIsWritten(count);
    }

    /** Many threads that stay: the later ones log as promptly as the first, while all others are idle on their rings. */
    private static void live(int count) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        long[] nanos = new long[count];
        List<Thread> threads = new ArrayList<>();
        int calls = 20;
        for (int t = 0; t < count; t++) {
            int number = t;
            CountDownLatch done = new CountDownLatch(1);
            Thread thread = new Thread(
                    null,
                    () -> {
                        long[] each = new long[calls];
                        for (int i = 0; i < calls; i++) {
                            long start = System.nanoTime();
                            Calls.count(number, i);
                            each[i] = System.nanoTime() - start;
                        }
                        Arrays.sort(each);
                        nanos[number] = each[calls / 2];
                        done.countDown();
                        await(end);
                        Calls.count(number, calls);
                    },
                    "live",
                    STACK);
            thread.start();
            threads.add(thread);
            await(done);
        }
        long early = median(nanos, 0, count / 10);
        long late = median(nanos, count / 2, count / 2 + count / 10);
        System.out.println("median call of the first threads " + early + " ns, of those in the middle " + late + " ns");
        assertThat(late).as("against %d ns", early).isLessThan(20 * early + 20_000);
        end.countDown(); // now all of them at once
        join(threads);
        everythingIsWritten((long) count * (calls + 1));
    }

    private static long median(long[] nanos, int from, int to) {
        long[] part = Arrays.copyOfRange(nanos, from, to);
        Arrays.sort(part);
        return part[part.length / 2];
    }

    /** By reflection: this is compiled for an older platform. */
    private static void virtual(int count) throws Exception {
        var start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        Calls.count(0, 0); // the JVM itself pins threads that meet at the loading of a class
        CountDownLatch all = new CountDownLatch(count - 1);
        CountDownLatch go = new CountDownLatch(1);
        long begin = System.nanoTime();
        for (int t = 1; t < count; t++) {
            int number = t;
            Runnable task = () -> {
                await(go);
                Calls.count(number, 0);
                all.countDown();
            };
            start.invoke(null, task);
        }
        go.countDown();
        await(all);
        everythingIsWritten(count);
        System.out.println(count + " virtual threads in " + (System.nanoTime() - begin) / 1_000_000 + " ms");
    }

    private static void everythingIsWritten(long count) {
        assertThat(Whence.flush()).isTrue();
        Stats stats = Whence.stats();
        assertThat(stats.offered()).isEqualTo(count);
        assertThat(stats.droppedTotal()).isZero();
        assertThat(stats.written()).isEqualTo(count);
        assertThat(stats.pending()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(); // without a time-out: a million timers cost more than a million threads, and the test has
            // one
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
