package dev.whence.processor.check;

import dev.whence.processor.TestBuild;
import java.nio.file.Path;
import java.util.List;

/** One annotated class whose body, from line 11 on, is the test's. */
final class Demo {
    private static final String[] HEAD = {
        "package demo;",
        "",
        "import dev.whence.Level;",
        "import dev.whence.Logged;",
        "import java.util.*;",
        "import java.util.concurrent.atomic.*;",
        "",
        "@Logged",
        "@SuppressWarnings(\"unused\")",
        "class Demo {"
    };

    private Demo() {}

    /** What the processor says to these lines, as {@code ERROR 11:7 text}. */
    static List<String> messages(Path directory, String... lines) {
        return messages(directory, new String[0], lines);
    }

    static List<String> messages(Path directory, String[] options, String... lines) {
        return new TestBuild(directory)
                        .source(
                                "demo/Demo.java",
                                String.join("\n", HEAD),
                                String.join("\n", lines),
                                "}",
                                "class Other { static void other() {} }")
                        .options("-Xlint:all", "-Xlint:-processing")
                        .options(options)
                        .compile()
                        .messages()
                        .stream()
                        .map(message -> message.replace("Demo.java:", ""))
                        .toList();
    }
}
