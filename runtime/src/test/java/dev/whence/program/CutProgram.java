package dev.whence.program;

import dev.whence.Level;
import dev.whence.Site;
import dev.whence.Stats;
import dev.whence.Whence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that log, each in another way, until standard input says that it is enough; meanwhile the ring file is cut.
 * Prints how many calls returned, how many threw, and the accounts.
 */
final class CutProgram {
    private static final int BURST = 100;
    private static final Site TEXT = Calls.site(101, Level.INFO, "{}");
    private static volatile boolean enough;

    /** Else the work between two bursts would be none. */
    private static volatile long sum;

    private final int number;
    private int returned;
    private int thrown;

    private CutProgram(int number) {
        this.number = number;
    }

    /** Takes how many threads there are, and whether they are platform or virtual ones. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ReflectiveOperationException {
        int count = Integer.parseInt(arguments[0]);
        List<CutProgram> programs = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            CutProgram program = new CutProgram(i);
            Thread thread = arguments[1].equals("virtual") ? virtual(program::run) : new Thread(program::run);
            programs.add(program);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        if (System.in.read() < 0) {
            throw new IOException("nobody has said that it is enough");
        }
        enough = true;
        for (Thread thread : threads) {
            thread.join();
        }
        boolean flushed = Whence.flush();
        Stats stats = Whence.stats();
        System.out.println(programs.stream()
                        .mapToInt(program -> program.returned)
                        .sum()
                + " " + programs.stream().mapToInt(program -> program.thrown).sum()
                + " " + stats.offered() + " " + stats.written() + " " + stats.droppedTotal() + " " + stats.pending()
                + " " + flushed);
    }

    /** By reflection: this is compiled for an older platform. */
    private static Thread virtual(Runnable task) throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (Thread) Class.forName("java.lang.Thread$Builder")
                .getMethod("unstarted", Runnable.class)
                .invoke(builder, task);
    }

    private void run() {
        while (!enough) {
            try {
                burst();
            } catch (InternalError e) {
                thrown++;
                e.printStackTrace();
            }
            try {
                rest();
            } catch (InternalError e) {
                thrown++;
                e.printStackTrace();
            }
        }
    }

    /** Compiled as one, with the calls in the middle of it. */
    private void burst() {
        for (int i = 0; i < BURST; i++) {
            if (i % 10 == 0) {
                Calls.log(TEXT, number + " " + returned + " é"); // a copy of bytes, by a routine of the JVM's
            } else {
                Calls.count(number, returned);
            }
            returned++;
        }
    }

    /** Without a call into the JVM, with one, or with memory that is taken. */
    private void rest() {
        long until = System.nanoTime() + 300_000;
        long work = 0;
        if (number % 3 == 1) {
            LockSupport.parkNanos(300_000);
        }
        while (System.nanoTime() - until < 0) {
            work += number % 3 == 2 ? Long.toString(work).length() : work ^ returned;
        }
        sum += work;
    }
}
