package dev.whence.program;

import dev.whence.Whence;

/** Logs once and ends the log. */
final class StartProgram {
    private StartProgram() {}

    public static void main(String[] arguments) {
        Calls.count(0, 0);
        Whence.shutdown();
    }
}
