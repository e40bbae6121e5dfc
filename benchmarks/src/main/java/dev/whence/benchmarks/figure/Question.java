package dev.whence.benchmarks.figure;

/** What a figure answers. Three of them are about speed and are never mixed: burst, sustained, response. */
public enum Question {
    /** A call in a burst that fits the buffer. */
    BURST,
    /** The longest rate that can be kept up, until the last line is in the file. */
    SUSTAINED,
    /** Response time at a fixed rate, from the intended start of each call. */
    RESPONSE,
    /** A call whose level is off. */
    DISABLED,
    /** What an echo server loses by logging each message. */
    ECHO,
    /** From the start of the JVM to the first line. */
    START,
    /** Memory at rest and under load, and processor time of an idle program. */
    FOOTPRINT,
    /** What building costs. */
    BUILD,
    /** Where the time of a program that logs goes. */
    PROFILE
}
