package dev.whence;

public enum Level {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL;

    /** The level of the run, from the system property "level". */
    public static final Level LEAST = valueOf(System.getProperty("level", "TRACE"));

    public boolean isOn() {
        return compareTo(LEAST) >= 0;
    }
}
