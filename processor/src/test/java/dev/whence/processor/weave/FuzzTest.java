package dev.whence.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.processor.model.LogLevel;
import dev.whence.processor.weave.support.Jdk;
import dev.whence.processor.weave.support.Program;
import dev.whence.processor.weave.support.Program.Woven;
import dev.whence.processor.weave.support.ProgramGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random programs do the same woven, stripped and unwoven. Each seed makes one class; {@code -Dwhence.fuzz.seeds=500}
 * tries more than the fixed ones.
 */
class FuzzTest {
    private static final int FIXED_SEEDS = 8;
    private static final int CLASSES_TOGETHER = 8;
    private static final Path FAILURES = Path.of("target", "fuzz");

    @TempDir
    Path folder;

    static Stream<Jdk> jdks() {
        return Stream.concat(Stream.of(Jdk.current()), Jdk.jdk25().stream()).distinct();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void randomPrograms(Jdk jdk) throws IOException {
        int seeds = Integer.getInteger("whence.fuzz.seeds", FIXED_SEEDS);
        for (int first = 1; first <= seeds; first += CLASSES_TOGETHER) {
            int last = Math.min(seeds, first + CLASSES_TOGETHER - 1);
            compare(jdk, LongStream.rangeClosed(first, last).boxed().toList());
        }
    }

    private void compare(Jdk jdk, List<Long> seeds) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        seeds.forEach(seed -> sources.put("fuzz.Seed" + seed, ProgramGenerator.generate(seed, "Seed" + seed)));
        Files.createDirectories(FAILURES);
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Files.writeString(FAILURES.resolve(source.getKey() + ".java"), source.getValue());
        }
        Map<String, String> all = new TreeMap<>(sources);
        all.put("fuzz.Main", main(seeds));

        Path here = folder.resolve("seeds-" + seeds.get(0));
        Program program = Program.compile(jdk, here, all, "-g");
        Woven woven = program.weave(LogLevel.TRACE);
        Woven stripped = program.weave(LogLevel.WARN);
        System.out.printf(
                "%s, seeds %s: %d calls woven, %d of them eager, %d left; %d stripped%n",
                jdk, seeds, woven.woven(), woven.eager().size(), woven.left().size(), stripped.stripped());

        assertThat(woven.left()).isEmpty();
        String main = "fuzz.Main";
        String unwoven = program.run(main, LogLevel.TRACE);
        same("woven and unwoven", woven.run(main, LogLevel.TRACE), unwoven);
        Woven some = program.weaveSome(site -> site.number() % 3 != 0);
        assertThat(some.left()).isNotEmpty();
        same("partly woven and unwoven", some.run(main, LogLevel.TRACE), unwoven);
        String wovenWarn = woven.run(main, LogLevel.WARN);
        same("woven at WARN and stripped", wovenWarn, stripped.run(main, LogLevel.WARN));
        same("states of woven and unwoven at WARN", states(wovenWarn), states(program.run(main, LogLevel.WARN)));
        for (String name : sources.keySet()) {
            Files.delete(FAILURES.resolve(name + ".java"));
        }
    }

    private static String main(List<Long> seeds) {
        String runs = seeds.stream().map(seed -> """
                            System.out.println("== Seed%1$d");
                            try { Seed%1$d.run(); } catch (Throwable e) { System.out.println("ends with " + e); }
                        """.formatted(seed)).collect(Collectors.joining());
        return "package fuzz;\npublic class Main {\n  public static void main(String[] arguments) {\n" + runs
                + "  }\n}\n";
    }

    private static String states(String output) {
        return output.lines()
                .filter(line -> line.startsWith("== ") || line.startsWith("state ") || line.startsWith("ends "))
                .collect(Collectors.joining("\n"));
    }

    private static void same(String what, String actual, String expected) {
        Map<String, String> wanted = bySeed(expected);
        bySeed(actual)
                .forEach((seed, output) -> assertThat(output)
                        .as(
                                "%s differ in the output of %s",
                                what, FAILURES.toAbsolutePath().resolve("fuzz." + seed + ".java"))
                        .doesNotContain("ends with")
                        .isEqualTo(wanted.get(seed)));
    }

    private static Map<String, String> bySeed(String output) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : output.split("== ", -1)) {
            if (!part.isEmpty()) {
                parts.put(part.lines().findFirst().orElseThrow(), part);
            }
        }
        return parts;
    }
}
