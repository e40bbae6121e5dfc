package dev.whence.benchmarks.weave;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.logging.log4j.weaver.LocationCacheGenerator;
import org.apache.logging.log4j.weaver.LocationClassConverter;

/**
 * Gives the Log4j calls of some compiled classes their location, by Log4j's own weaver: what its Maven plugin does, which
 * wants a later Maven than we do.
 */
public final class Log4jWeaving {
    private Log4jWeaving() {}

    /** Rewrites the classes in the package {@code args[1]}, below the folder {@code args[0]}. */
    public static void main(String[] args) throws IOException {
        Path classes = Path.of(args[0]);
        LocationCacheGenerator locations = new LocationCacheGenerator();
        LocationClassConverter weaver = new LocationClassConverter(Log4jWeaving.class.getClassLoader());
        for (Path file : classFiles(classes.resolve(args[1].replace('.', '/')))) {
            ByteArrayOutputStream woven = new ByteArrayOutputStream();
            try (InputStream unwoven = Files.newInputStream(file)) {
                weaver.convert(unwoven, woven, locations);
            }
            Files.write(file, woven.toByteArray());
        }
        for (Map.Entry<String, byte[]> cache : locations.generateClasses().entrySet()) {
            Files.write(classes.resolve(cache.getKey() + ".class"), cache.getValue());
        }
    }

    /** A list of its own, because files are added while it is gone through; without the caches of an earlier build. */
    private static List<Path> classFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file ->
                            !LocationCacheGenerator.getCacheClassFile(file).equals(file))
                    .toList();
        }
    }
}
