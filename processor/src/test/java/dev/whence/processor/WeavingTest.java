package dev.whence.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All steps together, with the weaver itself. */
class WeavingTest {
    private static final String[] DEMO = {
        "package demo;",
        "import dev.whence.Logged;",
        "@Logged class Demo {",
        "  void m(int a, String s) {",
        "    DemoLog.debug(\"low\");",
        "    try { DemoLog.warn(\"high {}\", a); } finally { DemoLog.error(\"end {}\", a++); }",
        "    java.util.function.Consumer<String> c = DemoLog::error;",
        "    DemoLog.error(s);",
        "    DemoLog.info(\"low {}\", s);",
        "  }",
        "}"
    };

    @TempDir
    Path directory;

    @Test
    void eachTroubleIsToldOnceAndAtItsPlace() throws IOException {
        assertThat(compile("-Awhence.weave=true").messages())
                .extracting(message -> message.substring(0, message.indexOf(']') + 1))
                .containsExactly(
                        "WARNING Demo.java:6:76 [whence.eager]",
                        "WARNING Demo.java:7:45 [whence.reference]",
                        "WARNING Demo.java:8:19 [whence.format]");
        assertThat(classFile()).contains("whence$debug$1", "whence$warn$2", "whence$error$3", "whence$info$5");
    }

    @Test
    void withoutLinesEachIsToldOnceToo() throws IOException {
        assertThat(compile("-g:none").messages()).hasSize(3);
    }

    @Test
    void callsBelowTheLevelAreGone() throws IOException {
        assertThat(compile("-Awhence.level=WARN").messages()).hasSize(3);
        assertThat(classFile()).doesNotContain("debug", "info").contains("whence$warn$1");
    }

    @Test
    void nothingIsWovenIfTheUserSaysSo() throws IOException {
        assertThat(compile("-Awhence.weave=false").messages()).isEmpty();
        assertThat(classFile()).doesNotContain("whence$");
    }

    @Test
    void strictBuildsPassWhereAllIsWoven() {
        for (String debug : List.of("-g", "-g:none")) {
            TestBuild.Result result = new TestBuild(directory)
                    .weaver(new Weaving())
                    .source(
                            "demo/Demo.java",
                            String.join("\n", DEMO).replaceAll("(?m)^.*(Consumer|\\(s\\)|finally).*$", ""))
                    .options("-Awhence.strict=true", "-Xlint:all", "-Werror", debug)
                    .compile();
            assertThat(result.messages()).isEmpty();
        }
    }

    private TestBuild.Result compile(String option) {
        TestBuild.Result result = new TestBuild(directory)
                .weaver(new Weaving())
                .source("demo/Demo.java", DEMO)
                .options(option)
                .compile();
        assertThat(result.succeeded()).isTrue();
        return result;
    }

    /** The bytes as text: constants are readable in it. */
    private String classFile() throws IOException {
        return new String(Files.readAllBytes(directory.resolve("out/demo/Demo.class")), StandardCharsets.ISO_8859_1);
    }
}
