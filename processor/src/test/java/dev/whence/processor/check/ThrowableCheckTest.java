package dev.whence.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrowableCheckTest {
    @TempDir
    Path directory;

    @Test
    void acceptsThrowablesThatNoPlaceholderTakes() {
        assertThat(Demo.messages(
                        directory,
                        "void good(int a, Exception e) {",
                        "  DemoLog.error(\"{}\", a, e);",
                        "  DemoLog.error(\"{}\", e.toString());",
                        "  DemoLog.error(\"{} {}\", a, e.getMessage());",
                        "}"))
                .isEmpty();
    }

    @Test
    void warnsOfAThrowableSpentOnAPlaceholder() {
        String message = " [whence.throwable] a placeholder takes this Throwable, and its stack trace is lost:"
                + " pass it last and without a placeholder, or pass its toString()";
        assertThat(Demo.messages(
                        directory,
                        "void bad(int a, Exception e) {",
                        "  DemoLog.error(\"{}\", e);",
                        "  DemoLog.error(\"{} {}\", e, a);",
                        "}"))
                .containsExactly("WARNING 12:23" + message, "WARNING 13:26" + message);
    }
}
