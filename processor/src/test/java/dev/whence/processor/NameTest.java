package dev.whence.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that a facade cannot have: an error on the annotation. */
class NameTest {
    @TempDir
    Path directory;

    @Test
    void refusesTheNameOfAnotherClass() {
        assertThat(messages("import dev.whence.Logged;", "", "  @Logged", "class Demo {}", "class DemoLog {}"))
                .containsExactly("ERROR Demo.java:4:3 [whence.name] the name demo.DemoLog is taken by another class:"
                        + " give another with @Logged(name = …)");
    }

    @Test
    void refusesANameTwice() {
        assertThat(messages(
                        "import dev.whence.Logged;",
                        "@Logged(name = \"Log\") class One {}",
                        "class Outer { @Logged(name = \"Log\") class Two {} }"))
                .containsExactly("ERROR Demo.java:4:15 [whence.name] Log is generated for demo.One already:"
                        + " give another name with @Logged(name = …)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1Log", "my.Log", "A-B", " ", "class", "record", "var", "true", "_"})
    void refusesWhatIsNoClassName(String name) {
        assertThat(messages("import dev.whence.Logged;", "@Logged(name = \"" + name + "\") class Demo {}"))
                .containsExactly("ERROR Demo.java:3:1 [whence.name] `" + name + "` cannot be the name of a class:"
                        + " give another with @Logged(name = …)");
    }

    @Test
    void replacesItsOwnOldOutput() {
        String[] lines = {"import dev.whence.Logged;", "@Logged class Demo { void m() { DemoLog.info(\"x\"); } }"};
        assertThat(messages(lines)).isEmpty();
        TestBuild again = build(lines).options("--class-path", TestBuild.runtime() + ":" + directory.resolve("out"));
        assertThat(again.compile().messages()).isEmpty();
    }

    @Test
    void leavesTheUnnamedPackageUnnamed() {
        TestBuild.Result result = new TestBuild(directory)
                .source("Demo.java", "@dev.whence.Logged class Demo { void m() { DemoLog.info(\"x\"); } }")
                .options("-Xlint:all", "-Werror")
                .compile();
        assertThat(result.messages()).isEmpty();
        assertThat(result.files()).containsExactly("Demo.class", "DemoLog.class", "DemoLog.java");
        assertThat(result.file("DemoLog.java")).contains("FILE = \"Demo.java\"");
    }

    private List<String> messages(String... lines) {
        return build(lines).compile().messages();
    }

    private TestBuild build(String... lines) {
        return new TestBuild(directory).source("demo/Demo.java", "package demo;", String.join("\n", lines));
    }
}
