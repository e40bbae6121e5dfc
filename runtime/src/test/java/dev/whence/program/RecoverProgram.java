package dev.whence.program;

import dev.whence.recover.Recoverer;
import dev.whence.ringfile.RingFolder;
import dev.whence.sink.Troubles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recovers whatever comes up in the directories below the first argument, again and again until that is gone, and prints
 * what it has delivered: {@code PID WRITTEN RECOVERED}.
 */
public final class RecoverProgram {
    private RecoverProgram() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        Troubles troubles = new Troubles();
        while (Files.exists(root)) {
            for (Path directory : list(root)) {
                Path rings = directory.resolve("logs/.whence");
                if (Files.exists(rings)) {
                    new Recoverer(new RingFolder(rings), troubles)
                            .recover(
                                    destination -> true,
                                    report -> System.out.println(report.pid() + " "
                                            + report.outcome().written() + " "
                                            + report.outcome().recovered()));
                }
            }
        }
    }

    private static List<Path> list(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.toList();
        }
    }
}
