package dev.whence.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What class files look like from outside: texts in the constant pool. */
final class ClassFiles {
    /** Begins the names of the methods that the weaver adds. */
    static final String WOVEN = "whence$";

    private ClassFiles() {}

    private static boolean contains(Path classFile, String text) throws IOException {
        return new String(Files.readAllBytes(classFile), StandardCharsets.ISO_8859_1).contains(text);
    }

    /** The names of the class files in the folder, of which there must be some, that hold the ASCII text. */
    static List<String> containing(Path folder, String text) throws IOException {
        List<Path> classFiles;
        try (Stream<Path> files = Files.walk(folder)) {
            classFiles =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
        }
        assertThat(classFiles).isNotEmpty();
        List<String> names = new ArrayList<>();
        for (Path classFile : classFiles) {
            if (contains(classFile, text)) {
                names.add(classFile.getFileName().toString());
            }
        }
        Collections.sort(names);
        return names;
    }
}
