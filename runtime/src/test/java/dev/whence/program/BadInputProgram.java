package dev.whence.program;

import dev.whence.Stats;
import dev.whence.Whence;
import java.util.concurrent.locks.LockSupport;

/** Logs what would be a full ring and more, and tells how that went. */
final class BadInputProgram {
    private BadInputProgram() {}

    public static void main(String[] arguments) {
        int calls = Integer.parseInt(arguments[0]);
        for (int n = 0; n < calls; n++) {
            Calls.count(0, n);
        }
        if (arguments.length > 1) {
            return; // nobody asks what it costs to be idle
        }
        long until = System.nanoTime() + 1_500_000_000L; // a second and more in which nothing happens
        long before = cpu();
        while (System.nanoTime() - until < 0) {
            LockSupport.parkNanos(100_000_000L);
        }
        Stats stats = Whence.stats();
        System.err.println("cpu " + (cpu() - before) / 1_000_000);
        System.err.println(
                stats.offered() + " = " + stats.written() + " + " + stats.droppedTotal() + " + " + stats.pending());
    }

    private static long cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
}
