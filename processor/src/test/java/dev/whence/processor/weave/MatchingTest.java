package dev.whence.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.processor.model.LogLevel;
import dev.whence.processor.weave.support.Javap;
import dev.whence.processor.weave.support.Jdk;
import dev.whence.processor.weave.support.Program;
import dev.whence.processor.weave.support.Program.Woven;
import dev.whence.processor.weave.support.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each call of a class file finds its own log statement. */
class MatchingTest {
    @TempDir
    Path folder;

    private Woven weave(String body, String... options) {
        String source = "class A {\n" + body + "\n}\n";
        return Program.compile(Jdk.current(), folder, Map.of("A", source), options)
                .weave(LogLevel.TRACE);
    }

    /** The constants that a method's guards read, in the order of its code. */
    private static List<String> sites(Woven woven, String className, String method) {
        return Javap.code(woven.classes(), className, method).stream()
                .filter(line -> line.startsWith("getstatic Field ALog.S"))
                .map(line -> line.replaceAll(".*ALog\\.(S\\d+):.*", "$1"))
                .toList();
    }

    @Test
    void likeCallsOnOneLine() {
        Woven woven = weave(
                "void m(int x, int y) { ALog.info(\"a {}\", x); ALog.info(\"a {}\", y); ALog.info(\"a {}\", x); }");

        assertThat(sites(woven, "A", "m")).containsExactly("S1", "S2", "S3");
    }

    @Test
    void likeCallsInAFinallyBlock() {
        Woven woven = weave("void m() { try { n(); } finally { ALog.info(\"a\"); ALog.info(\"a\"); } } void n() {}");

        assertThat(sites(woven, "A", "m")).containsExactly("S1", "S2", "S1", "S2");
    }

    @Test
    void copiesOfAFinallyBlockDoNotShiftWhatFollows() {
        Woven woven = weave("void m(int x, int y, int z) { ALog.info(\"a {}\", x);"
                + " try { n(); } finally { int q = y; ALog.info(\"a {}\", y); } ALog.info(\"a {}\", z); } void n() {}");

        assertThat(sites(woven, "A", "m")).containsExactly("S1", "S2", "S2", "S3");
    }

    @Test
    void copiesOfAnInitialiser() {
        Woven woven = weave("{ ALog.info(\"a\"); ALog.info(\"a\"); } A() {} A(int x) { ALog.info(\"b\"); }");

        assertThat(sites(woven, "A", "A")).containsExactly("S1", "S2");
        assertThat(woven.woven()).isEqualTo(5);
    }

    @Test
    void aLambdaCountsWhereItIsMade() {
        Woven woven = weave("void m() { ALog.info(\"a\"); Runnable r = () -> { ALog.info(\"a\");"
                + " Runnable s = () -> ALog.info(\"a\"); ALog.info(\"a\"); }; ALog.info(\"a\"); }");

        assertThat(sites(woven, "A", "m")).containsExactly("S1", "S5");
        assertThat(woven.woven()).isEqualTo(5);
    }

    @Test
    void theFormatAloneTellsCallsOfOneLineApart() {
        Woven woven =
                weave("void m() { ALog.info(\"b\"); ALog.warn(\"a\"); ALog.info(\"a\"); ALog.info(\"a {}\", 1); }");

        assertThat(sites(woven, "A", "m")).containsExactly("S1", "S2", "S3", "S4");
    }

    @Test
    void oneArgumentThatIsAnArray() {
        Woven woven = weave(
                "void m(Object[] x) { ALog.info(\"a {}\", x); ALog.info(\"b\", new Object[] {1, 2}); ALog.info(\"c\", new Object[0]); }");

        assertThat(sites(woven, "A", "m")).containsExactly("S1", "S2", "S3");
    }

    @Test
    void constantsOfOtherClassesAsFormats() {
        Woven woven = weave("interface C { String X = \"x {}\", Y = \"y {}\"; }\n"
                + "void m() {\n ALog.info(C.X, 1);\n ALog.info(C.Y, 1);\n ALog.info(\"x {}\", 1); }");

        assertThat(sites(woven, "A", "m")).containsExactly("S1", "S2", "S3");
        assertThat(Javap.code(woven.classes(), "A", "whence$info$2")).contains("ldc String FI", "ldc String y {}");
    }

    @Test
    void withoutLineNumbersMethodAndOrderDecide() {
        Woven woven = weave(
                "void m() {\n ALog.info(\"a\");\n ALog.info(\"a\");\n Runnable r = () ->\n ALog.info(\"a\");\n }\n"
                        + "void n() {\n ALog.info(\"a\"); }\n"
                        + "void o() {\n try { n(); } finally {\n ALog.info(\"o\"); } }",
                "-g:none");

        assertThat(sites(woven, "A", "m")).containsExactly("S1", "S2");
        assertThat(sites(woven, "A", "n")).containsExactly("S4");
        assertThat(sites(woven, "A", "o")).containsExactly("S5", "S5");
    }

    @Test
    void withoutLineNumbersNothingIsGuessed() {
        Woven woven = weave(
                "void m() {\n ALog.info(\"a\");\n try { n(); } finally {\n ALog.info(\"a\"); }\n ALog.info(\"a\"); } void n() {}",
                "-g:none");

        assertThat(woven.woven()).isZero();
        assertThat(woven.left())
                .hasSize(4)
                .allSatisfy(left -> assertThat(left.reason()).isEqualTo(Reason.AMBIGUOUS_SITE));
    }

    /** What is woven with less debugging information logs the same as with all; what is left knows no line. */
    @ParameterizedTest
    @ValueSource(strings = {"-g:none", "-g:lines"})
    void constructsWithLessDebuggingInformation(String option) {
        Program full = Program.compile(Jdk.current(), folder.resolve("full"), Sources.of("constructs"), "-g");
        Program less = Program.compile(Jdk.current(), folder.resolve("less"), Sources.of("constructs"), option);
        Woven woven = less.weave(LogLevel.TRACE);

        String main = "constructs.Main";
        List<String> expected = full.run(main, LogLevel.TRACE).lines().toList();
        List<String> actual = woven.run(main, LogLevel.TRACE).lines().toList();
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            boolean leftAlone = actual.get(i).contains(" -1(");
            String wanted = leftAlone ? expected.get(i).replaceFirst(" \\d+\\(", " -1(") : expected.get(i);
            assertThat(actual.get(i)).isEqualTo(wanted);
        }
        assertThat(woven.left()).hasSize(2);
    }
}
