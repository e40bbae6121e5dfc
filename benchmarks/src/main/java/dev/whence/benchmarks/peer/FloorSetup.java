package dev.whence.benchmarks.peer;

import java.util.List;

/** What anybody must pay, measured by the same calls. */
final class FloorSetup {
    static final String PACKAGE = "floor.";

    private FloorSetup() {}

    static Setup of(String calls) {
        return new Setup(PACKAGE + calls, false, List.of());
    }

    /** @param bytes gathered before a write; 0 for a write a line */
    static Setup writing(int bytes) {
        return of("write")
                .with(
                        "-Dbenchmark.file=" + Setup.DIRECTORY + "/" + Variant.APPLICATION + ".log",
                        "-Dbenchmark.bytes=" + bytes);
    }
}
