package dev.whence.benchmarks.peer.tinylog;

import dev.whence.benchmarks.peer.Waiting;
import org.tinylog.core.TinylogLoggingProvider;
import org.tinylog.provider.ProviderRegistry;

/** The far end of tinylog. */
final class TinylogEnd {
    private final TinylogLoggingProvider provider = (TinylogLoggingProvider) ProviderRegistry.getLoggingProvider();
    private final boolean async = Boolean.getBoolean("tinylog.writingthread");

    void flush() {
        if (async) {
            // It flushes the file behind the last line, and then waits for more; waking it ends that state at once.
            Thread writer = Waiting.thread("tinylog-WritingThread");
            Waiting.until(() -> writer.getState() == Thread.State.WAITING);
        }
    }

    void shutdown() {
        try {
            provider.shutdown();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
