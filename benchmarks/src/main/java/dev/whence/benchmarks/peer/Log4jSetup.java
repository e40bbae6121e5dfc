package dev.whence.benchmarks.peer;

import java.util.List;

/** Log4j with all loggers asynchronous, which its own documents call the fastest, and nothing asynchronous on top. */
final class Log4jSetup {
    private static final String SELECTORS = "-Dlog4j2.contextSelector=org.apache.logging.log4j.core.";

    private Log4jSetup() {}

    /** Its queue blocks when full: its default, and the only one that loses nothing. */
    static Setup async(boolean location) {
        return async("log4j", location);
    }

    /** Through calls that its weaver has given their location: see {@code Log4jWeaving}. */
    static Setup woven() {
        return async("log4j.woven", true);
    }

    /** @param strategy how the writing thread waits for work */
    static Setup waiting(String strategy) {
        return async(false).with("-Dlog4j2.asyncLoggerWaitStrategy=" + strategy);
    }

    /** Each line is in the file when the call returns, as it is with Whence. */
    static Setup sync() {
        return log4j("log4j", false, SELECTORS + "selector.BasicContextSelector", true);
    }

    private static Setup async(String calls, boolean location) {
        return log4j(calls, location, SELECTORS + "async.BasicAsyncLoggerContextSelector", false)
                .with("-Dlog4j2.asyncLoggerRingBufferSize=262144");
    }

    private static Setup log4j(String calls, boolean location, String selector, boolean flushing) {
        return new Setup(
                calls,
                location,
                List.of(
                        selector,
                        "-Dlog4j2.configurationFile=dev/whence/benchmarks/peer/log4j.xml",
                        "-Dlog4j2.enableThreadlocals=true",
                        "-Dlog4j2.enableDirectEncoders=true",
                        "-Dbenchmark.file=" + Setup.DIRECTORY + "/" + Variant.APPLICATION + ".log",
                        "-Dbenchmark.flushing=" + flushing,
                        "-Dbenchmark.location=" + location,
                        "-Dbenchmark.place=" + (location ? "%F:%L(%M)" : Setup.NO_LOCATION)));
    }
}
