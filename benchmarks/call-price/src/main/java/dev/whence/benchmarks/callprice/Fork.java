package dev.whence.benchmarks.callprice;

import com.sun.management.ThreadMXBean;
import dev.whence.Logged;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * One JVM's measurement: calls with two ints, in bursts that fit the ring, with pauses in which the drain catches up.
 * Prints nanoseconds a call in a burst, the 99.9th percentile of single calls, clock reads included, and bytes allocated
 * a call.
 */
@Logged
final class Fork {
    private static final int BURST = 1000;
    private static final int BURSTS = 3000;
    private static final int SINGLE_CALLS = 200_000;
    private static final int PAUSE_EVERY = 500;

    private Fork() {}

    public static void main(String[] args) throws InterruptedException {
        double burst = burst();
        long tail = tail();
        System.out.println(burst + " " + tail + " " + allocated());
    }

    private static void call(int first, int second) {
        ForkLog.info("call {first} of {second}", first, second);
    }

    /** The median over the second half; the first warms up. */
    private static double burst() throws InterruptedException {
        long[] nanos = new long[BURSTS];
        for (int burst = 0; burst < BURSTS; burst++) {
            long start = System.nanoTime();
            for (int i = 0; i < BURST; i++) {
                call(burst, i);
            }
            nanos[burst] = System.nanoTime() - start;
            Thread.sleep(1);
        }
        long[] warm = Arrays.copyOfRange(nanos, BURSTS / 2, BURSTS);
        Arrays.sort(warm);
        return warm[warm.length / 2] / (double) BURST;
    }

    private static long tail() throws InterruptedException {
        long[] nanos = new long[SINGLE_CALLS];
        for (int i = 0; i < SINGLE_CALLS; i++) {
            long start = System.nanoTime();
            call(0, i);
            nanos[i] = System.nanoTime() - start;
            if (i % PAUSE_EVERY == 0) {
                Thread.sleep(1);
            }
        }
        Arrays.sort(nanos);
        return nanos[(int) (SINGLE_CALLS * 0.999)];
    }

    private static double allocated() throws InterruptedException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        long allocated = 0;
        for (int burst = 0; burst < BURST; burst++) {
            long before = threads.getThreadAllocatedBytes(id);
            for (int i = 0; i < BURST; i++) {
                call(burst, i);
            }
            allocated += threads.getThreadAllocatedBytes(id) - before;
            Thread.sleep(1);
        }
        return allocated / (double) BURST / BURST;
    }
}
