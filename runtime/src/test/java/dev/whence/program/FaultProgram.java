package dev.whence.program;

import dev.whence.Level;
import dev.whence.Site;
import dev.whence.Stats;
import dev.whence.Whence;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Does what its standard input says, a line at a time, and answers each line by one in the file that is its argument:
 * standard output and standard error belong to the log.
 */
final class FaultProgram {
    private static final List<Thread> FILLERS = new ArrayList<>();
    private static final List<Site> SITES = new ArrayList<>();
    private static final CountDownLatch END = new CountDownLatch(1);
    /** The next number of the thread that obeys, and of the one that is a load. */
    private static final int[] NUMBERS = new int[2];

    private static volatile boolean loading;
    private static Thread load = new Thread(() -> {});

    private FaultProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (PrintStream answers = new PrintStream(new FileOutputStream(arguments[0]), true, StandardCharsets.UTF_8);
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] words = line.split(" ", 2);
                if (words[0].equals("end")) {
                    return;
                }
                answers.println(answer(words[0], words.length == 1 ? "" : words[1]));
            }
        }
    }

    private static Object answer(String command, String argument) throws InterruptedException {
        return switch (command) {
            case "log" -> log(0, Integer.parseInt(argument));
            case "load" -> startLoad();
            case "unload" -> stopLoad();
            case "hangs" -> {
                int before = NUMBERS[1];
                Thread.sleep(100);
                StackTraceElement[] stack = load.getStackTrace();
                yield NUMBERS[1] == before
                        && stack.length > 0
                        && stack[0].getMethodName().equals("writeBytes");
            }
            case "sites" -> logThrough(Integer.parseInt(argument));
            case "flush" -> Whence.flush();
            case "shutdown" -> Whence.shutdown();
            case "stats" -> stats();
            case "classes" -> awaitClasses();
            case "threads" -> startAll();
            case "release" -> endAll();
            case "drains" ->
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("whence-drain"))
                        .count();
            case "zone" -> {
                TimeZone.setDefault(TimeZone.getTimeZone(argument));
                yield TimeZone.getDefault().getID();
            }
            case "hook" -> {
                // Behind the runtime's own hook, perhaps, and into a log that may hang.
                Runtime.getRuntime().addShutdownHook(new Thread(() -> log(0, 3)));
                yield "hooked";
            }
            default -> throw new IllegalArgumentException(command);
        };
    }

    /** Returns how long the slowest call took, in milliseconds. */
    private static long log(int thread, int count) {
        long longest = 0;
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            Calls.count(thread, NUMBERS[thread]++);
            longest = Math.max(longest, System.nanoTime() - start);
        }
        return TimeUnit.NANOSECONDS.toMillis(longest);
    }

    /** Through so many call sites, once each. */
    private static int logThrough(int count) {
        for (int i = 0; i < count; i++) {
            Site site = Calls.site(1000 + SITES.size(), Level.INFO, "by a site of its own {}");
            SITES.add(site);
            Calls.log(site, i);
        }
        return SITES.size();
    }

    private static String startLoad() {
        loading = true;
        load = new Thread(() -> {
            while (loading) {
                log(1, 50);
                LockSupport.parkNanos(1_000_000);
            }
        });
        load.setDaemon(true);
        load.start();
        return "loading";
    }

    private static int stopLoad() throws InterruptedException {
        loading = false;
        load.join();
        return NUMBERS[1];
    }

    /** As {@code offered written dropped pending milliseconds}. */
    private static String stats() {
        long start = System.nanoTime();
        Stats stats = Whence.stats();
        long took = System.nanoTime() - start;
        return stats.offered() + " " + stats.written() + " " + stats.droppedTotal() + " " + stats.pending() + " "
                + TimeUnit.NANOSECONDS.toMillis(took);
    }

    /** The runtime loads what it needs without descriptors in the first moments, while it works already. */
    private static String awaitClasses() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("whence-classes")) {
                thread.join();
            }
        }
        return "loaded";
    }

    private static String startAll() {
        int count = 0;
        try {
            for (; ; count++) {
                Thread thread = new Thread(null, FaultProgram::standBy, "filler", 64 << 10);
                thread.setDaemon(true);
                thread.start();
                FILLERS.add(thread);
            }
        } catch (OutOfMemoryError e) {
            return count + " " + e.getMessage();
        }
    }

    private static void standBy() {
        try {
            END.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int endAll() throws InterruptedException {
        END.countDown();
        for (Thread filler : FILLERS) {
            filler.join();
        }
        return FILLERS.size();
    }
}
