package dev.whence.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.testing.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreloadingTest {
    private static final Pattern LOADED = Pattern.compile("\\] (dev\\.whence\\.[\\w.$]+) ");

    /** Of no use to a program that logs, or the command line's, or for what a dead process has left. */
    private static final Pattern NOT_NEEDED =
            Pattern.compile("dev\\.whence\\.(Logged|(.*\\.)?package-info|tool\\..*|recover\\..*"
                    + "|pipeline\\.(Delivery|LeftFiles\\$Numbered|Recovery|Remains|Settlement)(\\$.*)?|ring\\.DeadRings(\\$.*)?"
                    + "|ringfile\\.(DeadFile|EntryReader|Journal\\$Entry|Notes\\$.*|RingFileCheck))");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void onceTheLogRunsEveryClassIsLoadedThatItMayNeed(String mode) throws Exception {
        Path log = directory.resolve("loaded");
        ChildJvm.Ended ended = ChildJvm.here()
                .with("-Xlog:class+load:file=" + log, "-Dwhence.mode=" + mode, "-Dwhence.dir=" + directory)
                .run("dev.whence.program.BadInputProgram", "1");
        assertThat(ended.exit()).as(ended.err()).isZero();
        Set<String> loaded = Files.readAllLines(log).stream()
                .map(LOADED::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(classes());
        missing.removeAll(loaded);
        assertThat(missing)
                .as("classes that a program without file descriptors would miss: name them in Preloading")
                .isEmpty();
    }

    @Test
    void everyNameIsAClass() {
        List<String> wrong = Stream.of(Preloading.FOR_THE_FIRST_LINE, Preloading.FOR_LATER)
                .flatMap(List::stream)
                .filter(name -> !isClass("dev.whence." + name))
                .toList();
        assertThat(wrong).isEmpty();
    }

    private static boolean isClass(String name) {
        try {
            Class.forName(name, false, Preloading.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** All that the runtime has. */
    private static Set<String> classes() throws Exception {
        Path root = Path.of(Preloading.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('/', '.'))
                    .filter(name -> name.endsWith(".class") && name.startsWith("dev.whence."))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(name -> !NOT_NEEDED.matcher(name).matches())
                    .collect(Collectors.toSet());
        }
    }
}
