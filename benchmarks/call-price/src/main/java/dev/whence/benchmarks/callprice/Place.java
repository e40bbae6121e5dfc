package dev.whence.benchmarks.callprice;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the rings are: what is compared. */
enum Place {
    /** A mapped file beside the log. */
    LOG_DIRECTORY("in the log directory"),
    /** A mapped file on a memory file system. */
    MEMORY("on a memory file system", "memory"),
    /** Memory of the process alone: no ring file can be made where no directory can. */
    PROCESS("in the process alone", "/proc/none");

    final String label;
    private final List<String> settings;

    Place(String label, String... ringDirectory) {
        this.label = label;
        this.settings = Stream.of(ringDirectory)
                .map(directory -> "-Dwhence.ring.dir=" + directory)
                .toList();
    }

    /** The options of a JVM that logs into {@code logs}. */
    List<String> options(Path logs) {
        return Stream.concat(Stream.of("-Dwhence.dir=" + logs, "-XX:+UseSerialGC", "-Xmx256m"), settings.stream())
                .toList();
    }
}
