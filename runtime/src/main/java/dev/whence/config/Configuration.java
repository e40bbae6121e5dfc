package dev.whence.config;

import dev.whence.Level;
import dev.whence.pipeline.OverflowPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force: each one found, checked, or its default.
 *
 * @param level of all loggers that no prefix rules over
 * @param levels by target, as {@link LevelRules} reads them
 * @param directory of the log files, as it was given; null for standard output
 * @param app safe in a file name
 * @param pattern null for the default line
 * @param ringDirectory where the ring file lives; null for rings in the process's own memory
 * @param ringCell the largest ordinary cell, in bytes; at most a quarter of {@code ringMax}
 * @param ringMax the most bytes in all rings together
 * @param overflowTimeout how long a blocked caller waits for a drain that makes no progress
 * @param flush the longest that a record waits in memory
 * @param flushLevel from here on records are written at once
 * @param rollSize of a log file, in bytes
 */
record Configuration(
        Level level,
        Map<String, Level> levels,
        Mode mode,
        @Nullable Path directory,
        String app,
        Layout layout,
        @Nullable String pattern,
        ZoneId zone,
        Clock clock,
        @Nullable Path ringDirectory,
        int ringCell,
        long ringMax,
        OverflowPolicy overflow,
        Duration overflowTimeout,
        Duration flush,
        Level flushLevel,
        Duration shutdownTimeout,
        long rollSize) {

    Configuration {
        levels = Map.copyOf(levels);
    }

    /** Who formats and writes: the calling thread, or the drain. */
    enum Mode {
        SYNC,
        ASYNC
    }

    /** The form of the lines. */
    enum Layout {
        TEXT
    }

    /** How time is read: at each call, or once in a millisecond for all. */
    enum Clock {
        PRECISE,
        COARSE
    }
}
