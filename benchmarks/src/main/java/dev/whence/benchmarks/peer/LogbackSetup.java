package dev.whence.benchmarks.peer;

import java.util.List;

/** Logback, whose asynchronous appender blocks when its queue is full, and discards nothing. */
final class LogbackSetup {
    private LogbackSetup() {}

    static Setup async(boolean location) {
        return logback(location, "ASYNC", false);
    }

    /** Each line is in the file when the call returns, as it is with Whence. */
    static Setup sync() {
        return logback(false, "FILE", true);
    }

    private static Setup logback(boolean location, String appender, boolean flushing) {
        // A parenthesis means something in its patterns.
        String place = location
                ? "%F:%L\\(%M\\)"
                : Setup.NO_LOCATION.replace("(", "\\(").replace(")", "\\)");
        return new Setup(
                "logback",
                location,
                List.of(
                        "-Dlogback.configurationFile=dev/whence/benchmarks/peer/logback.xml",
                        "-Dbenchmark.file=" + Setup.DIRECTORY + "/" + Variant.APPLICATION + ".log",
                        "-Dbenchmark.appender=" + appender,
                        "-Dbenchmark.flushing=" + flushing,
                        "-Dbenchmark.location=" + location,
                        "-Dbenchmark.place=" + place));
    }
}
