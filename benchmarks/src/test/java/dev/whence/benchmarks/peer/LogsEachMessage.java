package dev.whence.benchmarks.peer;

import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.fork.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A process that logs each message, and tells how many lines were in the file when all were flushed. */
final class LogsEachMessage {
    private LogsEachMessage() {}

    /** {@code args[0]} is the log's directory; all messages are logged {@code args[1]} times. */
    public static void main(String[] args) throws IOException {
        Messages messages;
        try {
            messages = Variant.current().start();
        } catch (MissingPeerException e) {
            Answer.missing(e.getMessage());
            return;
        }
        int rounds = Integer.parseInt(args[1]);
        for (int round = 0; round < rounds; round++) {
            messages.staticString();
            messages.stringConcat("basic+udp:host=192.168.1.140,port=12246");
            messages.singleInteger(181);
            messages.twoIntegers(1032024, 1016544);
            messages.singleDouble(0.4);
            messages.complexFormat(50000, 97, 50, 0, 26.2);
            messages.disabled(1, 2);
        }
        messages.flush();
        Answer.figure("", "flushed", "lines", lines(Path.of(args[0])));
        messages.shutdown();
    }

    private static long lines(Path directory) throws IOException {
        long lines = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lines += Files.readAllLines(file).size();
            }
        }
        return lines;
    }
}
