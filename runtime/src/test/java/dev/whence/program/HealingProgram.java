package dev.whence.program;

import java.nio.file.Files;
import java.nio.file.Path;

/** Fills more memory than a small disk has, waits for a larger one, and logs as much again: {@code READY GO}. */
public final class HealingProgram {
    /** Records of 24 bytes: 480 KB. */
    static final int FULL = 20_000;

    private HealingProgram() {}

    public static void main(String[] arguments) throws Exception {
        Path ready = Path.of(arguments[0]);
        for (int n = 0; n < FULL; n++) {
            Calls.count(0, n);
        }
        Files.createFile(ready);
        while (!Files.exists(Path.of(arguments[1]))) {
            Thread.sleep(5);
        }
        Thread.sleep(1100); // the file is asked again after a second
        for (int n = FULL; n < 2 * FULL; n++) {
            Calls.count(0, n);
        }
        Files.createFile(ready.resolveSibling("ready-again"));
        Thread.sleep(100_000);
    }
}
