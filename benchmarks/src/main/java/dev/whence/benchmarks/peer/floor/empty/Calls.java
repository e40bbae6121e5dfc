package dev.whence.benchmarks.peer.floor.empty;

import dev.whence.benchmarks.peer.Messages;

/** Does nothing: what is left is the caller's own. */
public final class Calls implements Messages {
    @Override
    public void staticString() {}

    @Override
    public void stringConcat(String coordinator) {}

    @Override
    public void singleInteger(int speed) {}

    @Override
    public void twoIntegers(int consumed, int allocated) {}

    @Override
    public void singleDouble(double ratio) {}

    @Override
    public void complexFormat(int receive, int receiveMegabytes, int transmit, int transmitMegabytes, double millis) {}

    @Override
    public void disabled(int consumed, int allocated) {}

    @Override
    public void flush() {}

    @Override
    public void shutdown() {}
}
