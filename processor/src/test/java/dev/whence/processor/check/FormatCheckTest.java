package dev.whence.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCheckTest {
    @TempDir
    Path directory;

    @Test
    void acceptsAllThatJavacFolds() {
        assertThat(Demo.messages(
                        directory,
                        "static final String NAMED = \"named {}\";",
                        "static final int WIDTH = 3;",
                        "final String field = \"field\";",
                        "void good(int a) {",
                        "  final String local = \"local\";",
                        "  DemoLog.info(\"\"\"",
                        "    block {}\"\"\", a);",
                        "  DemoLog.info((NAMED), a);",
                        "  DemoLog.info(Demo.NAMED + \" \" + WIDTH + 'c' + 1L + true, a);",
                        "  DemoLog.info(local);",
                        "  DemoLog.info(field + Integer.MAX_VALUE);",
                        "  DemoLog.info(\"product \" + WIDTH * 2 + -1);",
                        "  DemoLog.info(WIDTH > 2 ? \"wide\" : \"narrow\");",
                        "  DemoLog.info(\"cast \" + (char) 65);",
                        "}"))
                .isEmpty();
    }

    @Test
    void warnsOfAFormatThatIsNotConstant() {
        String message = " [whence.format] the format is not a compile-time constant, so the call is not woven:"
                + " write the text here, or pass this value to \"{}\"";
        assertThat(Demo.messages(
                        directory,
                        "void bad(String text) {",
                        "  DemoLog.info(text);",
                        "  DemoLog.info(text.trim(), 1);",
                        "  DemoLog.log(Level.INFO, text);",
                        "}"))
                .containsExactly("WARNING 12:16" + message, "WARNING 13:25" + message, "WARNING 14:27" + message);
    }

    @Test
    void warnsOfAFormatThatIsPutTogether() {
        String message = " [whence.concatenation] the format is put together when the call runs, so the call is not"
                + " woven: write {} and pass the value as an argument";
        assertThat(Demo.messages(
                        directory,
                        "void bad(String text, int n) {",
                        "  DemoLog.info(\"got \" + text);",
                        "  DemoLog.info((\"got {} \" + n++), n);",
                        "  DemoLog.info(\"got \" + (Integer) 1);",
                        "}"))
                .containsExactly("WARNING 12:23" + message, "WARNING 13:16" + message, "WARNING 14:23" + message);
    }

    @Test
    void isSilentWhereNothingIsWoven() {
        assertThat(
                        Demo.messages(
                                directory,
                                new String[] {"-Awhence.weave=false"},
                                "void any(String text) { DemoLog.info(\"got \" + text); Runnable r = DemoLog::isInfoEnabled; }"))
                .isEmpty();
    }
}
