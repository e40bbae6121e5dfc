package dev.whence.examples.echo.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A way to log: what is compared. */
enum Mode {
    /** The log statements are there, but their level is off. */
    OFF,
    /** The thread that logs writes the line to the file. */
    SYNC,
    /** The thread that logs leaves a record in memory, and another one writes. */
    ASYNC;

    /** The options of the Java virtual machine that logs like this into {@code directory}. */
    List<String> options(Path directory) {
        if (!writes()) {
            return List.of("-Dwhence.level=FATAL");
        }
        return List.of(
                "-Dwhence.level=INFO",
                "-Dwhence.mode=" + label(),
                "-Dwhence.dir=" + directory,
                "-Dwhence.app=" + LogDirectory.APPLICATION);
    }

    /** Whether there are lines to be found afterwards. */
    boolean writes() {
        return this != OFF;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
