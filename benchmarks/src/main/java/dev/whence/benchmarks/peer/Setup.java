package dev.whence.benchmarks.peer;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What makes a JVM log by one peer's ways.
 *
 * @param calls the package, below ours, with the {@link Messages} that the peer's users would write
 * @param location whether lines say where they are from
 * @param options of the JVM, in which {@link #DIRECTORY} stands for that of the log
 */
record Setup(String calls, boolean location, List<String> options) {
    static final String DIRECTORY = "@directory@";

    /** Stands where the location would, and has as many bytes as that of {@link Messages#twoIntegers}. */
    static final String NO_LOCATION = "Calls.java:00(twoIntegers)";

    Setup with(String... more) {
        return new Setup(
                calls,
                location,
                Stream.concat(options.stream(), Stream.of(more)).toList());
    }

    List<String> options(Path directory) {
        return options.stream()
                .map(option -> option.replace(DIRECTORY, directory.toString()))
                .toList();
    }
}
