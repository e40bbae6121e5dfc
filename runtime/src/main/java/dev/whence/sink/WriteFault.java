package dev.whence.sink;

import java.io.IOException;

/** A write that stopped half-way: why, and how far it came. The message names the place and the system's reason. */
public final class WriteFault extends IOException {
    private static final long serialVersionUID = 1L;

    private final int taken;

    /** @param taken how many bytes of the call are written all the same */
    public WriteFault(String message, IOException cause, int taken) {
        super(message, cause);
        this.taken = taken;
    }

    static WriteFault at(Object place, IOException cause, int taken) {
        return new WriteFault("cannot write " + place + ": " + Reasons.of(cause), cause, taken);
    }

    /** How many bytes, from the first of the call on, are written in spite of the fault. */
    public int taken() {
        return taken;
    }
}
