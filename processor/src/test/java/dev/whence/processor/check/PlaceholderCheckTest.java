package dev.whence.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceholderCheckTest {
    @TempDir
    Path directory;

    @Test
    void acceptsOneArgumentForEachPlaceholder() {
        assertThat(Demo.messages(
                        directory,
                        "static final String FORMAT = \"{} and {b}\";",
                        "void good(int a, Object b, Object[] all, String[] texts, Exception e) {",
                        "  DemoLog.info(\"none\");",
                        "  DemoLog.info(\"{}\", a);",
                        "  DemoLog.info(FORMAT, a, b);",
                        "  DemoLog.info(\"{} {} {}\" + \" {}\", a, b, a, b);",
                        "  DemoLog.info(\"\\\\{} {}\", a);",
                        "  DemoLog.log(Level.INFO, \"{}\", a);",
                        "  DemoLog.info(\"an array has as many as it has {} {} {}\", all);",
                        "  DemoLog.info(\"of any class {} {}\", (Object[]) texts);",
                        "  DemoLog.info(\"null is one argument {}\", (Object) null);",
                        "  DemoLog.info(\"the exception needs none {}\", a, e);",
                        "  DemoLog.error(\"boom\", new IllegalStateException());",
                        "  try { Other.other(); } catch (IllegalStateException | ClassCastException either) {",
                        "    DemoLog.error(\"boom\", either);",
                        "  }",
                        "}",
                        "<T extends Error> void generic(T error) { DemoLog.error(\"boom\", error); }"))
                .isEmpty();
    }

    @Test
    void refusesTooFewArguments() {
        assertThat(Demo.messages(
                        directory,
                        "void bad(int a) {",
                        "  DemoLog.info(\"{}\");",
                        "  DemoLog.info(\"{} \"",
                        "     + \"{b} {}\", a);",
                        "  DemoLog.log(Level.INFO, \"{} {}\", a);",
                        "}"))
                .containsExactly(
                        "ERROR 12:16 [whence.placeholders] the format has 1 placeholder, but no arguments follow:"
                                + " add what is missing",
                        "ERROR 13:16 [whence.placeholders] the format has 3 placeholders, but 1 argument follows:"
                                + " add what is missing",
                        "ERROR 15:27 [whence.placeholders] the format has 2 placeholders, but 1 argument follows:"
                                + " add what is missing");
    }

    @Test
    void refusesTooManyArguments() {
        assertThat(Demo.messages(
                        directory,
                        "void bad(int a, Object b, Exception e) {",
                        "  DemoLog.info(\"none\", a);",
                        "  DemoLog.info(\"{}\", a, b);",
                        "  DemoLog.info(\"{}\", a, e, b);",
                        "  DemoLog.info(\"\\\\{}\", a);",
                        "}"))
                .containsExactly(
                        "ERROR 12:24 [whence.placeholders] no placeholder takes this argument:"
                                + " the format has no placeholders, and 1 argument follows",
                        "ERROR 13:25 [whence.placeholders] no placeholder takes this argument:"
                                + " the format has 1 placeholder, and 2 arguments follow",
                        "ERROR 14:25 [whence.placeholders] no placeholder takes this argument:"
                                + " the format has 1 placeholder, and 3 arguments follow",
                        "ERROR 15:24 [whence.placeholders] no placeholder takes this argument:"
                                + " the format has no placeholders, and 1 argument follows");
    }
}
