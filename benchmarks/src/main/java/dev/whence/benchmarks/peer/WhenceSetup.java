package dev.whence.benchmarks.peer;

import java.util.List;

/** Whence writes its default line. */
final class WhenceSetup {
    static final String RING_IN_MEMORY = "-Dwhence.ring.dir=memory";

    private WhenceSetup() {}

    /** @param clock {@code precise} or {@code coarse} */
    static Setup async(String clock) {
        return whence(true).with("-Dwhence.mode=async", "-Dwhence.clock=" + clock);
    }

    static Setup asyncWithoutLocation() {
        return whence(false)
                .with(
                        "-Dwhence.mode=async",
                        "-Dwhence.clock=precise",
                        "-Dwhence.pattern=[%level][%date][%pid:%thread]" + Setup.NO_LOCATION + ": %msg%n%ex");
    }

    static Setup sync() {
        return whence(true).with("-Dwhence.mode=sync");
    }

    private static Setup whence(boolean location) {
        List<String> options = List.of(
                "-Dwhence.dir=" + Setup.DIRECTORY, "-Dwhence.app=" + Variant.APPLICATION, "-Dwhence.level=INFO");
        return new Setup("whence", location, options);
    }
}
