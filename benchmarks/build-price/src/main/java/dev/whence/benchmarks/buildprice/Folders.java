package dev.whence.benchmarks.buildprice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with sources in them. */
final class Folders {
    private Folders() {}

    /** Deletes a folder with all that is in it, if there is one. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    static List<String> javaFiles(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(Path::toString)
                    .filter(name -> name.endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    /** The lines of all sources together. */
    static long lines(Path folder) throws IOException {
        long lines = 0;
        for (String file : javaFiles(folder)) {
            try (Stream<String> read = Files.lines(Path.of(file))) {
                lines += read.count();
            }
        }
        return lines;
    }
}
