package dev.whence.benchmarks.peer.floor.nanotime;

import dev.whence.benchmarks.peer.Messages;

/** Reads the clock, whatever the message, and keeps what it says. */
public final class Calls implements Messages {
    private long last;

    @Override
    public void staticString() {
        read();
    }

    @Override
    public void stringConcat(String coordinator) {
        read();
    }

    @Override
    public void singleInteger(int speed) {
        read();
    }

    @Override
    public void twoIntegers(int consumed, int allocated) {
        read();
    }

    @Override
    public void singleDouble(double ratio) {
        read();
    }

    @Override
    public void complexFormat(int receive, int receiveMegabytes, int transmit, int transmitMegabytes, double millis) {
        read();
    }

    @Override
    public void disabled(int consumed, int allocated) {}

    @Override
    public void flush() {}

    @Override
    public void shutdown() {}

    private void read() {
        last = System.nanoTime();
    }
}
