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

    /** Kept: every call in every logged class is asked whether it is one of these. */
    private final String methodName = name().toLowerCase(Locale.ROOT);

    /** The facade's method for this level: {@code info}. */
    public String methodName() {
        return methodName;
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
