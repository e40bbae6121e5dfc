package dev.whence.sink;

import java.util.function.LongSupplier;

/**
 * The system's clock, where tests have another. A class that serves all: each reference to the method would cost the start
 * of a program more than that.
 */
public final class NanoTime implements LongSupplier {
    @Override
    public long getAsLong() {
        return System.nanoTime();
    }
}
