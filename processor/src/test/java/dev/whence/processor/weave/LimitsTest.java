package dev.whence.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.processor.model.LogLevel;
import dev.whence.processor.weave.support.Jdk;
import dev.whence.processor.weave.support.Program;
import dev.whence.processor.weave.support.Program.Woven;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Classes at the limits of the class file format are left alone rather than broken. */
class LimitsTest {
    @TempDir
    Path folder;

    private Program compile(String body) {
        String source = "class A {\n" + body + "\n}\n";
        return Program.compile(Jdk.current(), folder, Map.of("A", source), "-g");
    }

    private static String repeat(int times, String text) {
        return IntStream.range(0, times).mapToObj(i -> text.formatted(i)).collect(Collectors.joining("\n"));
    }

    private static void assertSameOutput(Program program, Woven woven, LogLevel level) {
        assertThat(woven.run("A", level)).isEqualTo(program.run("A", level));
    }

    @Test
    void methodOf64KiB() {
        // 6 bytes a statement, 6 a call: just under 65,535, and over it with guards.
        Program program = compile("""
                static int x;
                static void large() {
                %s
                %s
                }
                public static void main(String[] a) { large(); ALog.info("x {}", x); }
                """.formatted(repeat(9000, "x = 500;"), repeat(1500, "ALog.info(\"a\");")));
        Woven woven = program.weave(LogLevel.TRACE);

        assertThat(woven.woven()).isEqualTo(1);
        assertThat(woven.left()).hasSize(1500).allSatisfy(left -> {
            assertThat(left.reason()).isEqualTo(Reason.METHOD_TOO_LARGE);
            assertThat(left.site()).isNotNull();
        });
        assertSameOutput(program, woven, LogLevel.INFO);
        Woven stripped = program.weave(LogLevel.WARN);
        assertThat(stripped.stripped()).isEqualTo(1501);
        assertSameOutput(program, stripped, LogLevel.WARN);
    }

    /** As some tool may leave it; javac writes none such. The other methods of the class are woven. */
    @Test
    void methodWithoutFrames() throws IOException {
        Program program = compile("""
                static void branches(boolean b) { if (b) ALog.info("a"); }
                static void straight() { ALog.info("b"); }
                """);
        Path file = program.plain().resolve("A.class");
        ClassWriter withoutFrames = new ClassWriter(0);
        new ClassReader(Files.readAllBytes(file)).accept(withoutFrames, ClassReader.SKIP_FRAMES);
        Files.write(file, withoutFrames.toByteArray());
        Woven woven = program.weave(LogLevel.TRACE);

        assertThat(woven.woven()).isEqualTo(1);
        assertThat(woven.left()).singleElement().satisfies(left -> {
            assertThat(left.reason()).isEqualTo(Reason.METHOD_NOT_READABLE);
            assertThat(left.place().method()).isEqualTo("branches");
        });
    }

    /** Jumps that reach just far enough before weaving, and sites in several holder classes. */
    @Test
    void jumpsThatBecomeTooLong() {
        Program program = compile("""
                static int x;
                static void far(Object o) {
                  for (int i = 0; i < 2; i++) {
                    if (i == 1 && o instanceof String s) { x++; continue; }
                %s
                %s
                  }
                }
                public static void main(String[] a) { far("x"); ALog.info("x {}", x); }
                """.formatted(repeat(4000, "x = 500;"), repeat(1300, "ALog.info(\"a\");")));
        Woven woven = program.weave(LogLevel.TRACE);

        assertThat(woven.woven()).isEqualTo(1301);
        assertThat(woven.left()).isEmpty();
        assertSameOutput(program, woven, LogLevel.INFO);
    }

    @Test
    void classWithoutRoomForConstants() {
        Program program = compile("""
                static int x;
                %s
                static void log(int i) {
                %s
                }
                public static void main(String[] a) { log(1); }
                """.formatted(
                        repeat(9, "static void m%1$d() {\n" + repeat(7000, "x = 1%%1$d%d + 40000;") + "\n}"),
                        repeat(600, "ALog.info(\"a%d {} {}\", i, 2L);")));
        Woven woven = program.weave(LogLevel.TRACE);

        assertThat(woven.woven()).isZero();
        assertThat(woven.left())
                .hasSize(600)
                .allSatisfy(left -> assertThat(left.reason()).isEqualTo(Reason.CLASS_TOO_LARGE));
        assertThat(woven.results().get("A").bytes()).isNull();
        assertThat(program.weave(LogLevel.WARN).stripped()).isEqualTo(600);
    }

    @Test
    void moreArgumentsThanAMethodTakes() {
        String ints = IntStream.range(0, 200).mapToObj(i -> ", i").collect(Collectors.joining());
        String longs = IntStream.range(0, 200).mapToObj(i -> ", l").collect(Collectors.joining());
        Program program = compile("""
                public static void main(String[] a) {
                  int i = a.length; long l = 3;
                  ALog.info("ints"%s);
                  ALog.info("longs"%s);
                }
                """.formatted(ints, longs));
        Woven woven = program.weave(LogLevel.TRACE);

        assertThat(woven.woven()).isEqualTo(2);
        assertThat(woven.left()).isEqualTo(List.of());
        assertSameOutput(program, woven, LogLevel.INFO);
    }
}
