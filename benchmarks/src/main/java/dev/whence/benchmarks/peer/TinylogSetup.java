package dev.whence.benchmarks.peer;

import java.util.List;

/** tinylog; the queue of its writing thread has no bound. */
final class TinylogSetup {
    private TinylogSetup() {}

    static Setup async(boolean location) {
        return tinylog(location, true);
    }

    /** Each line is in the file when the call returns, as it is with Whence. */
    static Setup sync() {
        return tinylog(false, false);
    }

    private static Setup tinylog(boolean location, boolean async) {
        String place = location ? "{file}:{line}({method})" : Setup.NO_LOCATION;
        return new Setup(
                "tinylog",
                location,
                List.of(
                        "-Dtinylog.level=info",
                        "-Dtinylog.writingthread=" + async,
                        "-Dtinylog.writer=file",
                        "-Dtinylog.writer.file=" + Setup.DIRECTORY + "/" + Variant.APPLICATION + ".log",
                        "-Dtinylog.writer.charset=UTF-8",
                        "-Dtinylog.writer.buffered=" + async,
                        "-Dtinylog.writer.format=[{level}][{date:yyyy-MM-dd HH:mm:ss.SSS}][{pid}:{thread}]" + place
                                + ": {message}"));
    }
}
