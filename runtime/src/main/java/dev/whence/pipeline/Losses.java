package dev.whence.pipeline;

import dev.whence.Level;
import dev.whence.ringfile.RingFile;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records that were given up, counted by level, and told by a line where they are missing. */
final class Losses {
    private static final Level[] LEVELS = Level.values();

    private final AtomicLongArray dropped = new AtomicLongArray(LEVELS.length);
    private final long[] told = new long[LEVELS.length];

    /** Where the counts outlive the process; volatile: set while threads log. */
    private volatile @Nullable RingFile file;

    /** Counts one; any thread. */
    void add(Level level) {
        dropped.incrementAndGet(level.ordinal());
        RingFile kept = file;
        if (kept != null) {
            kept.addDropped(level.ordinal(), 1);
        }
    }

    /** Keeps the counts in this file too. To be called before records can be dropped: it does not wait for others. */
    void keepIn(RingFile ringFile) {
        for (Level level : LEVELS) {
            ringFile.addDropped(level.ordinal(), dropped.get(level.ordinal()));
        }
        file = ringFile;
    }

    Map<Level, Long> byLevel() {
        Map<Level, Long> counts = new EnumMap<>(Level.class);
        for (Level level : LEVELS) {
            counts.put(level, dropped.get(level.ordinal()));
        }
        return counts;
    }

    /** What was dropped since the last call: {@code 12 records dropped here: 10 INFO, 2 WARN}; null for nothing. */
    @Nullable
    String untold() {
        Map<Level, Long> fresh = new EnumMap<>(Level.class);
        long sum = 0;
        for (Level level : LEVELS) {
            long now = dropped.get(level.ordinal());
            long more = now - told[level.ordinal()];
            told[level.ordinal()] = now;
            if (more > 0) {
                fresh.put(level, more);
                sum += more;
            }
        }
        if (sum == 0) {
            return null;
        }
        return fresh.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", ", sum + (sum == 1 ? " record" : " records") + " dropped here: ", ""));
    }
}
