package dev.whence.program;

import dev.whence.Level;
import dev.whence.Whence;

/** Logs from many new call sites after {@code Whence.shutdown()}: more than the journal has room for as it is. */
public final class LateSitesProgram {
    static final int SITES = 2000;

    private LateSitesProgram() {}

    public static void main(String[] arguments) {
        Calls.log(Calls.INFO, "early");
        if (!Whence.shutdown()) {
            throw new AssertionError("not all was written");
        }
        for (int line = 1; line <= SITES; line++) {
            Calls.log(Calls.site(line, Level.INFO, "late {} " + "x".repeat(100)), line);
        }
        Calls.log(Calls.INFO, "y".repeat(1 << 20)); // and a cell that was never needed before
    }
}
