package dev.whence.benchmarks.whole.child;

import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.fork.Answer;
import dev.whence.benchmarks.fork.ForkedJvm;
import dev.whence.benchmarks.peer.Messages;
import dev.whence.benchmarks.peer.Variant;
import dev.whence.benchmarks.whole.probe.LogFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Both ends of a JVM that logs by a {@link Variant}. */
public final class PeerFork {
    /** A machine that does much else meanwhile takes its time. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private PeerFork() {}

    /** What the program of such a JVM does. */
    public interface Program {
        /** Logs; the caller ends the logger afterwards. */
        void run(Messages messages) throws IOException, InterruptedException;
    }

    /** To be started; {@code logs} is made anew. */
    public static ForkedJvm of(Variant variant, Path logs, Class<?> mainClass, String... arguments) throws IOException {
        new LogFiles(logs).delete();
        Files.createDirectories(logs);
        return ForkedJvm.of(mainClass, arguments)
                .withOptions(variant.options(logs))
                .withLimit(LIMIT);
    }

    /** Called by the child: starts the logger, runs the program, and ends the logger. A missing peer is an answer. */
    public static void run(Program program) throws IOException, InterruptedException {
        Messages messages;
        try {
            messages = Variant.current().start();
        } catch (MissingPeerException e) {
            Answer.missing(e.getMessage());
            return;
        }
        program.run(messages);
        messages.shutdown();
    }
}
