package dev.whence.benchmarks.peer.log4j;

import dev.whence.benchmarks.peer.Waiting;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.async.AsyncLoggerContext;
import org.apache.logging.log4j.core.jmx.RingBufferAdmin;

/** The far end of Log4j. */
public final class Log4jEnd {
    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);

    public void flush() {
        if (context instanceof AsyncLoggerContext async) {
            RingBufferAdmin queue = async.createRingBufferAdmin();
            // An event leaves the queue when it has been handled, and the last one's handling flushes the file.
            Waiting.until(() -> queue.getRemainingCapacity() == queue.getBufferSize());
        }
    }

    public void shutdown() {
        flush(); // a shutdown waits for a time only
        LogManager.shutdown();
    }
}
