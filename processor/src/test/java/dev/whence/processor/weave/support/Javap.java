package dev.whence.processor.weave.support;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The code of a class file as the JDK's own tool prints it. */
public final class Javap {
    private Javap() {}

    /** The instructions of one method, without offsets and constant pool indexes. */
    public static List<String> code(Path classes, String className, String method) {
        return lines(classes, className, method)
                .filter(line -> line.matches("\\s+\\d+: .*"))
                .map(line -> line.replaceFirst("^\\s+\\d+: ", "")
                        .replaceFirst("#\\d+(, +\\d+)? +// ", "")
                        .replaceAll("\\s+", " "))
                .toList();
    }

    /** The exception table of one method: from, to, target, type. */
    public static List<String> handlers(Path classes, String className, String method) {
        return lines(classes, className, method)
                .filter(line -> line.matches("(\\s+\\d+){3}\\s+(any|Class .*)"))
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .toList();
    }

    private static Stream<String> lines(Path classes, String className, String method) {
        List<String> lines = print(classes, className);
        int start = 0;
        while (!lines.get(start).contains(" " + method + "(")) {
            start++;
        }
        return lines.stream().skip(start).takeWhile(line -> !line.isBlank() && !line.equals("}"));
    }

    private static List<String> print(Path classes, String className) {
        StringWriter text = new StringWriter();
        PrintWriter printer = new PrintWriter(text);
        int result = ToolProvider.findFirst("javap")
                .orElseThrow()
                .run(printer, printer, "-c", "-p", "-cp", classes.toString(), className);
        if (result != 0) {
            throw new AssertionError(text);
        }
        return text.toString().lines().toList();
    }
}
