package dev.whence.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How options and {@code @SuppressWarnings} change what is heard. */
class SeverityTest {
    private static final String[] LINES = {
        "void bad(String text) {", "  DemoLog.info(\"{}\");", "  DemoLog.info(text);", "}"
    };

    @TempDir
    Path directory;

    @Test
    void checksAreAsSevereAsTheyAre() {
        assertThat(kinds()).containsExactly("ERROR 12", "WARNING 13");
    }

    @Test
    void checksMayBeErrorsWarningsOrOff() {
        assertThat(kinds("-Awhence.checks=error")).containsExactly("ERROR 12", "ERROR 13");
        assertThat(kinds("-Awhence.checks=warn")).containsExactly("WARNING 12", "WARNING 13");
        assertThat(kinds("-Awhence.checks=off")).isEmpty();
    }

    @Test
    void strictMakesUnwovenCallsErrors() {
        assertThat(kinds("-Awhence.strict=true")).containsExactly("ERROR 12", "ERROR 13");
        assertThat(kinds("-Awhence.strict", "-Awhence.checks=off")).containsExactly("ERROR 13");
    }

    @Test
    void suppressionWorksOnEveryDeclaration() {
        assertThat(Demo.messages(
                        directory,
                        "@SuppressWarnings(\"whence\") void method(String s) { DemoLog.info(s, 1, 2); }",
                        "@SuppressWarnings({\"unchecked\", \"all\"}) static class Type {",
                        "  void method(String s) { Runnable r = () -> DemoLog.info(s); } }",
                        "@SuppressWarnings(\"whence\") Runnable field = () -> DemoLog.info(\"{}\");",
                        "void local(String s) { @SuppressWarnings(\"whence\") Runnable r = () -> DemoLog.info(s); }",
                        "@SuppressWarnings(\"other\") void heard(String s) { DemoLog.info(s); }"))
                .singleElement()
                .asString()
                .startsWith("WARNING 16:");
    }

    private List<String> kinds(String... options) {
        return Demo.messages(directory, options, LINES).stream()
                .map(message -> message.substring(0, message.lastIndexOf(':', message.indexOf('['))))
                .toList();
    }
}
