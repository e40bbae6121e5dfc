package dev.whence.link.v1;

import org.jspecify.annotations.Nullable;

/**
 * Room for one record, between {@link Link#begin} and {@link #commit}. Belongs to the thread that claimed it; a claim
 * that is never committed, because an Error came between, leaves no trace.
 */
public final class Claim {
    Claim() {}

    public void put(boolean value) {}

    public void put(byte value) {}

    public void put(char value) {}

    public void put(short value) {}

    public void put(int value) {}

    public void put(long value) {}

    public void put(float value) {}

    public void put(double value) {}

    /** Puts what {@link Link#ready} or {@link Link#readyLast} returned. */
    public void put(@Nullable Object ready) {}

    /** Makes the record visible: from here on it survives the process. */
    public void commit() {}
}
