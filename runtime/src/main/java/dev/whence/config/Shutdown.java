package dev.whence.config;

import dev.whence.pipeline.Pipeline;
import dev.whence.sink.Troubles;
import dev.whence.thread.OwnThreads;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The end of logging: by {@code Whence.shutdown()}, or by a hook when the process ends. The hook leaves the drain
 * running, and from then on each call writes for itself: other hooks and daemon threads log until the very end.
 */
final class Shutdown implements Runnable {
    /** How long the end waits for standard error to take its last word. */
    private static final long LAST_WORD_MILLIS = 500;

    private final Pipeline pipeline;
    private final Troubles troubles;
    private final Rings rings;
    private volatile Duration timeout = Duration.ofSeconds(10);
    private @Nullable Thread hook;

    Shutdown(Pipeline pipeline, Troubles troubles, Rings rings) {
        this.rings = rings;
        this.pipeline = pipeline;
        this.troubles = troubles;
    }

    /** The longest that an end waits for a sink that does not answer. */
    void timeout(Duration longest) {
        timeout = longest;
    }

    /** Asks the JVM to tell when the process ends; if it is ending already, each call writes for itself at once. */
    synchronized void register() {
        if (hook != null) {
            return;
        }
        Thread thread = OwnThreads.daemon("whence-shutdown", this);
        try {
            Runtime.getRuntime().addShutdownHook(thread);
            hook = thread;
        } catch (IllegalStateException ending) {
            pipeline.writeThrough();
        }
    }

    /** The hook. */
    @Override
    public void run() {
        pipeline.writeThrough();
        within(new Ending(false));
    }

    /** Ends logging now; false if a fault or the time-out kept records from being written. */
    boolean now() {
        unregister();
        return within(new Ending(true));
    }

    /** Writes everything, and then removes the ring file, in which nothing is needed any more. */
    private final class Ending implements Callable<Boolean> {
        private final boolean stops;

        Ending(boolean stops) {
            this.stops = stops;
        }

        @Override
        public Boolean call() {
            boolean written = stops ? pipeline.stop() : pipeline.flushToTheEnd();
            if (written) {
                rings.remove();
            }
            return written;
        }
    }

    private synchronized void unregister() {
        if (hook != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                return; // the hook runs already, and does no harm
            }
            hook = null;
        }
    }

    /** Works on a thread of its own, since a write to a disk that hangs cannot be interrupted. */
    private boolean within(Ending work) {
        FutureTask<Boolean> done = new FutureTask<>(work);
        Thread worker = OwnThreads.daemon("whence-end", done);
        try {
            worker.start();
        } catch (OutOfMemoryError noThread) {
            return work.call(); // the system has no thread left: better without a time-out than not at all
        }
        boolean interrupted = false;
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            for (; ; ) {
                try {
                    return done.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true; // the program's flag: it gets it back
                }
            }
        } catch (TimeoutException e) {
            // Aside: standard error may hang together with the log, and the process must end all the same.
            troubles.tellAside(
                    "shutdown", "records are still unwritten after " + timeout.toMillis() + " ms", LAST_WORD_MILLIS);
            return false;
        } catch (ExecutionException e) {
            troubles.tell("shutdown", "the last records could not be written: " + e.getCause());
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
