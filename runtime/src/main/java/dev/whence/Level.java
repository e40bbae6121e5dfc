package dev.whence;

/** How much a line matters, from the least to the most. The order of the constants is the order of importance. */
public enum Level {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL
}
