package dev.whence.examples.echo.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The numbers that {@link Doomed} threads have left in their log. */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("number (\\d+) of thread (\\d+)$");

    private final BitSet[] seen =
            IntStream.range(0, Doomed.THREADS).mapToObj(i -> new BitSet()).toArray(BitSet[]::new);
    private long lines;
    private long twice;

    Numbers(LogDirectory directory) throws IOException {
        for (Path file : directory.files()) {
            try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    take(NUMBER.matcher(line));
                }
            }
        }
    }

    private void take(Matcher number) {
        if (!number.find()) {
            return;
        }
        lines++;
        BitSet ofThread = seen[Integer.parseInt(number.group(2))];
        int value = Integer.parseInt(number.group(1));
        if (ofThread.get(value)) {
            twice++;
        }
        ofThread.set(value);
    }

    long lines() {
        return lines;
    }

    /** How many of the first {@code count} numbers of a thread are missing. */
    long missing(int thread, long count) {
        return count - seen[thread].get(0, (int) count).cardinality();
    }

    /** Lines whose number was there before. */
    long twice() {
        return twice;
    }
}
