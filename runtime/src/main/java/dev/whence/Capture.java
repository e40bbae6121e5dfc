package dev.whence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For tests: the records of all threads from {@link Whence#capture()} to {@link #close()}, beside their usual way.
 *
 * <pre>{@code
 * try (Capture capture = Whence.capture()) {
 *   server.accept(peer);
 *   assertEquals("accepted 3 from peer", capture.records().get(0).message());
 * }
 * }</pre>
 */
public interface Capture extends AutoCloseable {

    /** What has been logged so far, in the order in which it would be written; waits for what is on its way. */
    List<Entry> records();

    /** Ends the capture; {@link #records()} keeps its answer. */
    @Override
    void close();

    /**
     * One record.
     *
     * @param logger the annotated class's binary name
     * @param file the source file's simple name
     * @param stackTrace as it would be written, or null without an exception
     */
    record Entry(
            Level level,
            Instant time,
            String thread,
            String logger,
            String file,
            int line,
            String method,
            String message,
            @Nullable String stackTrace) {}
}
