package dev.whence.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.processor.model.LogLevel;
import dev.whence.processor.weave.support.Jdk;
import dev.whence.processor.weave.support.Program;
import dev.whence.processor.weave.support.Program.Woven;
import dev.whence.processor.weave.support.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every construct in which a statement may stand, woven and stripped, does what it does unwoven. */
class ConstructsTest {
    @TempDir
    Path folder;

    static Stream<Jdk> jdks() {
        return Stream.concat(Stream.of(Jdk.current()), Jdk.jdk25().stream()).distinct();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void constructs(Jdk jdk) {
        Program program = Program.compile(jdk, folder, Sources.of("constructs"), "-g");
        Woven woven = program.weave(LogLevel.TRACE);
        Woven stripped = program.weave(LogLevel.WARN);
        report(jdk, woven, stripped);

        assertThat(woven.left().stream().map(left -> left.call() + " " + left.reason()))
                .containsExactlyInAnyOrder("info METHOD_REFERENCE", "warn FORMAT_IN_VARIABLE");
        assertThat(woven.run("constructs.Main", LogLevel.TRACE))
                .isEqualTo(program.run("constructs.Main", LogLevel.TRACE));
        String unwoven = program.run("constructs.Main", LogLevel.WARN);
        assertThat(stripped.run("constructs.Main", LogLevel.WARN))
                .isEqualTo(woven.run("constructs.Main", LogLevel.WARN))
                .startsWith(withoutEffects(unwoven))
                .endsWith(lastLine(unwoven));
    }

    /** Unwoven calls evaluate all their arguments: what those with effects print cannot be compared, but for the end. */
    private static String withoutEffects(String output) {
        return output.substring(0, output.indexOf("with effects"));
    }

    @Test
    void constructsAfterJava17() {
        Jdk.jdk25().ifPresent(jdk -> {
            Program program = Program.compile(jdk, folder, Sources.of("constructs25"), "-g");
            Woven woven = program.weave(LogLevel.TRACE);
            Woven stripped = program.weave(LogLevel.WARN);
            report(jdk, woven, stripped);

            assertThat(woven.run("constructs25.Main", LogLevel.TRACE))
                    .isEqualTo(program.run("constructs25.Main", LogLevel.TRACE));
            assertThat(stripped.run("constructs25.Main", LogLevel.WARN))
                    .isEqualTo(program.run("constructs25.Main", LogLevel.WARN));
        });
    }

    private static String lastLine(String output) {
        List<String> lines = output.lines().toList();
        return lines.get(lines.size() - 1) + "\n";
    }

    private static void report(Jdk jdk, Woven woven, Woven stripped) {
        System.out.printf(
                "%s: %d calls woven, %d of them eager, %d left; %d stripped%n",
                jdk, woven.woven(), woven.eager().size(), woven.left().size(), stripped.stripped());
        woven.left().forEach(System.out::println);
    }
}
