package dev.whence;

import java.util.Map;

/**
 * The accounts of this process: {@code offered = written + dropped + pending}, always.
 *
 * @param offered records of enabled calls
 * @param written records that every outlet has taken
 * @param dropped records lost, by level; every level is present
 * @param pending records in memory; 0 after {@link Whence#flush()} when nobody logs
 */
public record Stats(long offered, long written, Map<Level, Long> dropped, long pending) {

    /** The sum over all levels. */
    public long droppedTotal() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }
}
