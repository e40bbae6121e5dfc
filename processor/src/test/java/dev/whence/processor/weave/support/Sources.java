package dev.whence.processor.weave.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Source files among the test resources. */
public final class Sources {
    private static final int WIDE = 140;

    private Sources() {}

    /** The sources of a package below {@code weave/}, by binary class name. */
    public static Map<String, String> of(String packageName) {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder(packageName))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                sources.put(packageName + "." + name, withWideLocals(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    private static Path folder(String name) {
        try {
            return Path.of(Sources.class.getResource("/weave/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Many longs, so that the slots of later variables are beyond 255. */
    private static String withWideLocals(String source) {
        String locals = IntStream.range(0, WIDE)
                .mapToObj(i -> "long v" + i + " = " + i + ";")
                .collect(Collectors.joining(" "));
        String sum = IntStream.range(0, WIDE).mapToObj(i -> "v" + i).collect(Collectors.joining(" + "));
        return source.replace("WIDE_LOCALS", locals).replace("WIDE_SUM", sum);
    }
}
