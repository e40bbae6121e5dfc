package dev.whence.benchmarks.whole.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Linux tells of a process that runs. Files of a process come and go with its threads, so each is read at once. */
public final class ProcessProbe {
    private static final long KIBIBYTE = 1024;

    private final Path files;

    public ProcessProbe(long pid) {
        this.files = Path.of("/proc", Long.toString(pid));
    }

    /**
     * Processor time of all threads that live, in nanoseconds. The process's own sum comes in ticks of 10 ms, which is
     * as much as an idle program takes in a minute. Threads that have ended are not in it: compare two readings of a
     * process whose threads stay.
     */
    public long processorNanos() throws IOException {
        long nanos = 0;
        for (Path thread : threads()) {
            try {
                String[] words = Files.readString(thread.resolve("schedstat")).split(" ");
                nanos += Long.parseLong(words[0]);
            } catch (NoSuchFileException e) {
                // It has ended between the two looks.
            }
        }
        return nanos;
    }

    /** Memory of the machine that it holds now. */
    public long residentBytes() throws IOException {
        return status("VmRSS:");
    }

    /** The most it has held so far. */
    public long peakResidentBytes() throws IOException {
        return status("VmHWM:");
    }

    private List<Path> threads() throws IOException {
        try (Stream<Path> threads = Files.list(files.resolve("task"))) {
            return threads.toList();
        }
    }

    private long status(String key) throws IOException {
        for (String line : Files.readAllLines(files.resolve("status"))) {
            if (line.startsWith(key)) {
                String[] words = line.substring(key.length()).strip().split(" ");
                return Long.parseLong(words[0]) * KIBIBYTE;
            }
        }
        throw new IOException("no " + key + " in " + files.resolve("status"));
    }
}
