package dev.whence.processor.model;

import java.util.Locale;
import java.util.Optional;

/** The levels of {@code dev.whence.Level}, which the processor does not load. */
public enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL;

    /** The facade's method for this level: {@code info}. */
    public String methodName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<LogLevel> ofMethod(String methodName) {
        for (LogLevel level : values()) {
            if (level.methodName().equals(methodName)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
