package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.whence.Capture;
import dev.whence.Level;
import dev.whence.Site;
import dev.whence.Stats;
import dev.whence.Whence;
import dev.whence.producer.Producers;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Programs that check themselves, each in a JVM of its own; the name of the one to run is the argument. */
final class SelfChecks {
    private SelfChecks() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "turns" -> turns();
            case "levels" -> levels();
            case "allocation" -> allocation();
            case "hostile" -> hostile();
            case "recursion" -> recursion(Integer.parseInt(arguments[1]));
            case "long" -> longMessages();
            case "names" -> names();
            case "threads" -> threads();
            case "virtual" -> virtualThreads(Integer.parseInt(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        balanced();
    }

    private static Stats balanced() {
        assertThat(Whence.flush()).isTrue();
        Stats stats = Whence.stats();
        assertThat(stats.offered()).as("%s", stats).isEqualTo(stats.written() + stats.droppedTotal());
        assertThat(stats.pending()).isZero();
        return stats;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Threads hand a turn to each other, and log a number that counts the turns. */
    private static void turns() throws InterruptedException {
        ReentrantLock turn = new ReentrantLock();
        int[] number = new int[1];
        List<Thread> threads = IntStream.range(0, 6)
                .mapToObj(t -> new Thread(() -> {
                    for (int i = 0; i < 5000; i++) {
                        turn.lock();
                        try {
                            Calls.count(0, number[0]++);
                        } finally {
                            turn.unlock();
                        }
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        join(threads);
    }

    private static void levels() throws InterruptedException {
        AtomicInteger evaluated = new AtomicInteger();
        Object counting = new Object() {
            @Override
            public String toString() {
                evaluated.incrementAndGet();
                return "evaluated";
            }
        };
        Calls.log(Calls.DEBUG, counting);
        Calls.UNWOVEN.log(Level.DEBUG, "{}", counting);
        assertThat(evaluated).hasValue(0);
        assertThat(Whence.stats().offered()).isZero();

        AtomicInteger seen = new AtomicInteger();
        Thread spinning = new Thread(() -> {
            while (!Calls.DEBUG.isEnabled()) {
                seen.lazySet(1);
            }
        });
        spinning.start();
        while (seen.get() == 0 || spinsStillCold()) {
            Thread.onSpinWait();
        }
        Whence.setLevel("dev.whence.program", Level.DEBUG);
        spinning.join(60_000);
        assertThat(spinning.isAlive()).as("a loop that never sees the change").isFalse();

        assertThat(Calls.UNWOVEN.isEnabled(Level.DEBUG)).isTrue();
        Site later = Calls.site(40, Level.DEBUG, "{}"); // as of a class that is loaded now
        assertThat(later.isEnabled()).isTrue();
        Whence.setLevel("Calls.java:40", Level.ERROR);
        assertThat(later.isEnabled()).isFalse();
        assertThat(Calls.DEBUG.isEnabled()).isTrue();
        Whence.setLevel("Calls.java:40", null);
        assertThat(later.isEnabled()).isTrue();
        Whence.setLevel("dev.whence.program", null);
        assertThat(later.isEnabled()).isFalse();
        assertThat(Calls.UNWOVEN.isEnabled(Level.DEBUG)).isFalse();
        Whence.setLevel("program/Calls.java:4", Level.TRACE);
        assertThat(Calls.DEBUG.isEnabled()).isTrue();
        assertThat(Calls.UNWOVEN.isEnabled(Level.TRACE))
                .as("the gate of a file")
                .isTrue();
        Whence.configure(settings -> settings.level(Level.FATAL));
        assertThat(Calls.ERROR.isEnabled()).isFalse();
        assertThat(Calls.DEBUG.isEnabled()).as("what was set stays").isTrue();
    }

    private static int spins;

    /** Lets the loop run long enough to be compiled. */
    private static boolean spinsStillCold() {
        return spins++ < 20_000_000;
    }

    private static void allocation() {
        boolean isAsync = System.getProperty("whence.mode").equals("async");
        // A burst that fits a cell: a fresh one is a few small objects of the arena's. A call that writes needs none.
        int calls = isAsync ? 1000 : 10_000;
        assertThat(leastAllocated(calls, i -> Calls.count(i, -i)))
                .as("two ints")
                .isZero();
        assertThat(leastAllocated(calls, i -> Calls.log(Calls.INFO, "a text")))
                .as("a text")
                .isZero();
        if (isAsync) { // else the text of the double is made here
            assertThat(leastAllocated(calls, i -> Calls.mixed(i, i, i / 2.0, "text")))
                    .as("of all kinds")
                    .isZero();
        }
    }

    /** Bytes that so many calls allocate in this thread: the least that was seen, once nothing is left to be compiled. */
    private static long leastAllocated(int calls, IntConsumer call) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 500 && least > 0; round++) {
            Whence.flush();
            long before = threads.getThreadAllocatedBytes(id);
            for (int i = 0; i < calls; i++) {
                call.accept(i);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(id) - before);
        }
        return least;
    }

    /** A {@code toString} of every bad kind. */
    private static void hostile() {
        try (Capture capture = Whence.capture()) {
            Calls.log(Calls.INFO, new Object() {
                @Override
                public String toString() {
                    throw new IllegalStateException();
                }
            });
            Calls.log(Calls.INFO, new Object() {
                @Override
                public String toString() {
                    throw new StackOverflowError();
                }
            });
            Calls.log(Calls.INFO, new Object() {
                @Override
                @SuppressWarnings("ReturnValueIgnored")
                public String toString() {
                    return null;
                }
            });
            Calls.log(Calls.INFO, new Object() {
                @Override
                public String toString() {
                    Calls.log(Calls.INFO, "inner woven");
                    Calls.UNWOVEN.log(Level.INFO, "inner {}", "unwoven");
                    return "outer";
                }
            });
            Calls.UNWOVEN.log(Level.INFO, "{}", new Object() {
                @Override
                public String toString() {
                    Calls.log(Calls.INFO, "inner");
                    return "outer unwoven";
                }
            });
            Calls.many(null);
            Calls.many(IntStream.range(0, 300).boxed().toArray());
            Calls.UNWOVEN.log(null, null);
            Calls.UNWOVEN.log(Level.INFO, "{} {}", null, null);
            Calls.UNWOVEN.log(Level.INFO, "{}", (Object[]) null);
            Calls.log(Calls.INFO, "a\nb\u0007\u2028c\ud800d");
            Calls.log(Calls.ERROR, new IllegalStateException("thrown\nforged"));
            assertThat(capture.records())
                    .extracting(Capture.Entry::message)
                    .containsExactly(
                            "[FAILED toString()]",
                            "[FAILED toString()]",
                            "null",
                            "inner woven",
                            "inner unwoven",
                            "outer",
                            "inner",
                            "outer unwoven",
                            "null",
                            "0",
                            "null",
                            "null null",
                            "null",
                            "a\\nb\\u0007\\u2028c?d",
                            "java.lang.IllegalStateException: thrown\\nforged");
        }
    }

    private static int recurse(int depth) {
        Calls.count(depth, 0);
        return recurse(depth + 1) + 1;
    }

    /** Calls to the very end of the stack, and normal ones behind them. */
    private static void recursion(int threads) throws InterruptedException {
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(null, SelfChecks::overflow, "deep", 300_000 + 4096 * i);
            thread.start();
            thread.join(60_000);
            assertThat(thread.isAlive()).as("stuck").isFalse();
        }
        for (int n = 0; n < 100; n++) {
            Calls.count(-1, n);
        }
        assertThat(balanced().droppedTotal()).isZero();
    }

    private static void overflow() {
        try {
            recurse(0);
        } catch (StackOverflowError expected) {
            Whence.flush(); // what the call before has put down is read
            Calls.count(-2, 0);
        }
    }

    private static void longMessages() {
        String whole = "w".repeat(10 << 20);
        String cut = "c".repeat(17 << 20);
        String[] parts = new String[100];
        Arrays.fill(parts, "p".repeat(1 << 20));
        try (Capture capture = Whence.capture()) {
            Calls.log(Calls.INFO, whole);
            Calls.log(Calls.INFO, cut);
            Calls.many(parts);
            Calls.log(Calls.INFO, "after");
            List<Capture.Entry> records = capture.records();
            assertThat(records).hasSize(4);
            assertThat(records.get(0).message().equals(whole)).isTrue();
            String shown = records.get(1).message();
            assertThat(shown.substring(0, Math.min(40, shown.length()))).startsWith("cc");
            assertThat(shown.substring(shown.length() - 40)).matches("c+\u2026\\[\\d+ bytes cut\\]");
            assertThat(shown.length()).isBetween(15 << 20, 16 << 20);
            assertThat(records.get(3).message()).isEqualTo("after");
        }
        assertThat(balanced().droppedTotal()).isZero();
    }

    private static void names() {
        Thread thread = Thread.currentThread();
        try (Capture capture = Whence.capture()) {
            Calls.log(Calls.INFO, "1");
            thread.setName("second");
            Calls.log(Calls.INFO, "2");
            thread.setName("x\n[FATAL] forged");
            Calls.log(Calls.INFO, "3");
            thread.setName("n".repeat(10_000));
            Calls.log(Calls.INFO, "4");
            thread.setName("");
            Calls.log(Calls.INFO, "5");
            assertThat(capture.records())
                    .extracting(Capture.Entry::thread)
                    .satisfiesExactly(
                            name -> assertThat(name).isEqualTo("main"),
                            name -> assertThat(name).isEqualTo("second"),
                            name -> assertThat(name).startsWith("x"),
                            name -> assertThat(name).matches("n{400,600}"),
                            name -> assertThat(name).isEqualTo("#" + thread.getId()));
        }
    }

    private static void threads() throws InterruptedException {
        for (int round = 0; round < 300; round++) {
            int first = round * 100;
            List<Thread> threads = IntStream.range(first, first + 100)
                    .mapToObj(t -> new Thread(null, () -> Calls.count(t, 0), "short", 64 << 10))
                    .toList();
            threads.forEach(Thread::start);
            join(threads);
        }
        assertThat(balanced().written()).isEqualTo(30_000);
        CountDownLatch all = new CountDownLatch(2000);
        List<Thread> live = IntStream.range(0, 2000)
                .mapToObj(t -> new Thread(
                        null,
                        () -> {
                            Calls.count(t, 1);
                            all.countDown();
                            awaitQuietly(all);
                            Calls.count(t, 2);
                        },
                        "live",
                        64 << 10))
                .toList();
        live.forEach(Thread::start);
        join(live);
        Stats stats = balanced();
        assertThat(stats.written()).isEqualTo(34_000);
        long lent = Producers.PROCESS.arena().lent();
        assertThat(lent).isLessThanOrEqualTo(64L << 20);
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (Producers.PROCESS.arena().lent() > 2 << 20) {
            Whence.flush(); // dead threads are looked for now and then
            assertThat(System.nanoTime() - deadline)
                    .as("memory of dead threads")
                    .isNegative();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** By reflection: this is compiled for an older platform. */
    private static void virtualThreads(int count) throws Exception {
        var start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        Thread[] threads = new Thread[count];
        for (int t = 0; t < count; t++) {
            int thread = t;
            Runnable task = () -> Calls.count(thread, 0);
            threads[t] = (Thread) start.invoke(null, task);
        }
        join(List.of(threads));
        assertThat(balanced().written()).isEqualTo(count);
    }
}
