package dev.whence.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a weaver that fails, or leaves a call alone, does to a build. */
class FailureTest {
    private static final String[] DEMO = {
        "package demo;",
        "import dev.whence.Logged;",
        "@Logged class Demo {",
        "  void m() {",
        "    DemoLog.info(\"x\");",
        "  }",
        "  @SuppressWarnings(\"whence\") void n() {",
        "    DemoLog.info(\"x\");",
        "  }",
        "  @SuppressWarnings(\"other\") void o(String s, int i) {",
        "    DemoLog.info(s, i++);",
        "  }",
        "}"
    };

    private static final String LEFT = "[whence.unwoven] the call is not woven, which is slower: because";

    @TempDir
    Path directory;

    @Test
    void aFailureIsAWarningForEachClass() {
        TestBuild.Result result = failing(new IllegalStateException("broken")).compile();
        assertThat(result.succeeded()).isTrue();
        assertThat(result.messages())
                .containsExactly(
                        "WARNING [whence.failure] calls in demo.Demo.In are not woven, which is slower:"
                                + " java.lang.IllegalStateException: broken",
                        "WARNING [whence.failure] calls in demo.Demo are not woven, which is slower:"
                                + " java.lang.IllegalStateException: broken");
        assertThat(result.files()).contains("demo/Demo.class", "demo/Demo$In.class", "demo/DemoLog.class");
    }

    @Test
    void errorsOfTheVirtualMachineAreFailuresToo() {
        assertThat(failing(new StackOverflowError()).compile().succeeded()).isTrue();
    }

    @Test
    void strictMakesAFailureAnError() {
        TestBuild.Result result = failing(new IllegalStateException("broken"))
                .options("-Awhence.strict=true")
                .compile();
        assertThat(result.succeeded()).isFalse();
        assertThat(result.messages()).hasSize(2).allMatch(message -> message.startsWith("ERROR [whence.failure]"));
    }

    @Test
    void callsThatAreLeftAreShownUnlessTheChecksDidSo() {
        assertThat(leaving().compile().messages())
                .filteredOn(message -> message.contains("unwoven"))
                .containsExactly(
                        "WARNING Demo.java:5:12 " + LEFT,
                        "WARNING Demo.java:-1:-1 [whence.unwoven] demo/Demo.java:99: "
                                + "the call is not woven, which is slower: because");
        assertThat(leaving().options("-Awhence.checks=off").compile().messages())
                .isEmpty();
    }

    @Test
    void strictShowsSuppressedOnesToo() {
        assertThat(leaving().options("-Awhence.strict").compile().messages())
                .filteredOn(message -> message.contains("unwoven"))
                .isEmpty();
        assertThat(leaving("-Awhence.strict").messages())
                .filteredOn(message -> message.startsWith("ERROR Demo.java"))
                .containsExactly("ERROR Demo.java:5:12 " + LEFT, "ERROR Demo.java:8:12 " + LEFT);
    }

    @Test
    void argumentsThatAreAlwaysEvaluatedAreShownOnce() {
        TestBuild.Result result = new TestBuild(directory)
                .source("demo/Demo.java", DEMO)
                .weaver((classFile, facade, least) -> new ClassWeaver.Outcome(
                        null,
                        List.of(),
                        List.of(
                                new ClassWeaver.Place(5, null),
                                new ClassWeaver.Place(8, "x"),
                                new ClassWeaver.Place(11, null))))
                .compile();
        assertThat(result.messages())
                .filteredOn(message -> message.contains("eager"))
                .containsExactly(
                        "WARNING Demo.java:11:22 [whence.eager] `i++` happens even while the level is off,"
                                + " unlike all else in a log call: do it before the call",
                        "WARNING Demo.java:5:12 [whence.eager] the arguments of this call are evaluated even while"
                                + " the level is off");
    }

    @Test
    void aSourceThatCannotBeReadAgainStillGetsItsMethods() {
        JavaFileObject source = new UnreadableSecondTime(
                "package demo; @dev.whence.Logged class Demo { void m() { DemoLog.info(\"x\"); } }");
        Compilation compilation =
                Compiler.javac().withProcessors(new WhenceProcessor()).compile(source);
        assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
        assertThat(compilation.warnings())
                .anySatisfy(warning -> assertThat(warning.getMessage(Locale.ROOT))
                        .startsWith("[whence.failure] calls in demo.Demo are not woven, which is slower:"
                                + " its log statements cannot be read"));
        assertThat(compilation.generatedFile(StandardLocation.CLASS_OUTPUT, "demo", "DemoLog.class"))
                .isPresent();
    }

    /** A file that goes away after javac has parsed it. */
    private static final class UnreadableSecondTime extends SimpleJavaFileObject {
        private final String text;
        private boolean read;

        UnreadableSecondTime(String text) {
            super(URI.create("memory:///demo/Demo.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
            if (read) {
                throw new IOException("gone");
            }
            read = true;
            return text;
        }
    }

    private TestBuild failing(Throwable failure) {
        return new TestBuild(directory)
                .source("demo/Demo.java", "package demo;", "@dev.whence.Logged class Demo { class In {} }")
                .weaver((classFile, facade, least) -> {
                    throw FailureTest.<RuntimeException>sneaky(failure);
                });
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    private TestBuild leaving() {
        return new TestBuild(directory)
                .source("demo/Demo.java", DEMO)
                .weaver((classFile, facade, least) -> new ClassWeaver.Outcome(
                        null,
                        List.of(
                                new ClassWeaver.Left(new ClassWeaver.Place(5, null), "because"),
                                new ClassWeaver.Left(new ClassWeaver.Place(8, null), "because"),
                                new ClassWeaver.Left(new ClassWeaver.Place(99, null), "because")),
                        List.of()));
    }

    private TestBuild.Result leaving(String option) {
        String[] withoutFormat = DEMO.clone();
        withoutFormat[10] = "    DemoLog.info(\"s\");";
        return new TestBuild(directory)
                .source("demo/Demo.java", withoutFormat)
                .options(option)
                .weaver((classFile, facade, least) -> new ClassWeaver.Outcome(
                        null,
                        List.of(
                                new ClassWeaver.Left(new ClassWeaver.Place(5, null), "because"),
                                new ClassWeaver.Left(new ClassWeaver.Place(8, null), "because")),
                        List.of()))
                .compile();
    }
}
