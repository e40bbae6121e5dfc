package dev.whence.pipeline;

import dev.whence.Level;
import dev.whence.ringfile.RingFile;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records that were given up, counted by level, and told by a line where they are missing. */
final class Losses {
    private static final Level[] LEVELS = Level.values();

    private final long[] dropped = new long[LEVELS.length];
    private final long[] told = new long[LEVELS.length];

    private @Nullable RingFile file;

    /** The times of what is untold, in {@link System#nanoTime}; meaningful while there is any. */
    private long first;

    private long last;

    /** Volatile: looked at before each line, without the monitor. Who has counted a loss before the look has set it. */
    private volatile boolean anyUntold;

    /**
     * What is missing from the log.
     *
     * @param byLevel how many of each level there are any of
     * @param first when the earliest call was made, in {@link System#nanoTime}
     * @param last when the latest call was made
     */
    record Lost(Map<Level, Long> byLevel, long first, long last) {}

    /**
     * Counts one; any thread. A monitor and no lock object: it is let go even where a stack ends.
     *
     * @param nanoTime of the call
     */
    void add(Level level, long nanoTime) {
        add(level, nanoTime, 1);
    }

    synchronized void add(Level level, long nanoTime, long count) {
        dropped[level.ordinal()] += count;
        first = anyUntold && first - nanoTime < 0 ? first : nanoTime;
        last = anyUntold && last - nanoTime > 0 ? last : nanoTime;
        anyUntold = true;
        if (file != null) {
            file.setDropped(level.ordinal(), dropped[level.ordinal()]);
        }
    }

    /** Keeps the counts in this file too, where they outlive the process. */
    synchronized void keepIn(RingFile ringFile) {
        for (Level level : LEVELS) {
            ringFile.setDropped(level.ordinal(), dropped[level.ordinal()]);
        }
        file = ringFile;
    }

    /** Keeps them here alone again: the file is cut. */
    synchronized void leave() {
        file = null;
    }

    synchronized Map<Level, Long> byLevel() {
        Map<Level, Long> counts = new EnumMap<>(Level.class);
        for (Level level : LEVELS) {
            counts.put(level, dropped[level.ordinal()]);
        }
        return counts;
    }

    /** What was dropped since the last call; null for nothing. */
    @Nullable
    Lost untold() {
        return anyUntold ? takeUntold() : null;
    }

    /** Under the drain's lock alone, so there is something still. */
    private synchronized Lost takeUntold() {
        Map<Level, Long> fresh = new EnumMap<>(Level.class);
        for (Level level : LEVELS) {
            int i = level.ordinal();
            if (dropped[i] > told[i]) {
                fresh.put(level, dropped[i] - told[i]);
                told[i] = dropped[i];
            }
        }
        anyUntold = false;
        return new Lost(fresh, first, last);
    }
}
