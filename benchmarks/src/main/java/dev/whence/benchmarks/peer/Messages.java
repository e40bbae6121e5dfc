package dev.whence.benchmarks.peer;

/**
 * The messages that all peers log, each through calls written as its users write them. The first six are NanoLog's. One
 * process has one implementation only, so that a call through this interface costs nothing.
 */
public interface Messages {
    /** {@code Starting backup replica garbage collector thread}. */
    void staticString();

    /** {@code Opened session with coordinator at {}}. */
    void stringConcat(String coordinator);

    /** {@code Backup storage speeds (min): {} MB/s read}. */
    void singleInteger(int speed);

    /** {@code buffer has consumed {} bytes of extra storage, current allocation: {} bytes}. */
    void twoIntegers(int consumed, int allocated);

    /** {@code Using tombstone ratio balancer with ratio = {}}. */
    void singleDouble(double ratio);

    /** {@code Initialized InfUdDriver buffers: {} receive buffers ({} MB), {} transmit buffers ({} MB), took {} ms}. */
    void complexFormat(int receive, int receiveMegabytes, int transmit, int transmitMegabytes, double millis);

    /** {@link #twoIntegers} at a level that is off. */
    void disabled(int consumed, int allocated);

    /** Returns when everything logged so far is in the file. */
    void flush();

    /** As {@link #flush}, and ends the logger. */
    void shutdown();
}
