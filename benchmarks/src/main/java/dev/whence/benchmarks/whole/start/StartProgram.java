package dev.whence.benchmarks.whole.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The source of a program with many call sites. Its main class logs a line from each of as many classes as its argument
 * says, ends the logger, and prints {@code System.nanoTime()}, a clock that all processes of a Linux machine share.
 *
 * @param classes that log
 * @param sites of each class; its first one is called, the others are there as they are in any program
 */
record StartProgram(Api api, int classes, int sites) {
    private static final String MAIN = "Main";

    String mainClassName() {
        return api.name() + "." + MAIN;
    }

    /** Writes the sources and answers their files. */
    List<Path> write(Path folder) throws IOException {
        Path directory = Files.createDirectories(folder.resolve(api.name()));
        List<Path> files = new ArrayList<>();
        files.add(Files.writeString(directory.resolve(MAIN + ".java"), mainClass()));
        for (int number = 0; number < classes; number++) {
            files.add(Files.writeString(directory.resolve(className(number) + ".java"), loggingClass(number)));
        }
        return files;
    }

    private static String className(int number) {
        return "Part" + number;
    }

    private String mainClass() {
        StringBuilder calls = new StringBuilder();
        for (int number = 0; number < classes; number++) {
            calls.append("        if (used > " + number + ") " + className(number) + ".first(used);\n");
        }
        return """
                package @PACKAGE@;

                public final class @MAIN@ {
                    public static void main(String[] arguments) throws Exception {
                        int used = Integer.parseInt(arguments[0]);
                @CALLS@        @END@;
                        System.out.println(System.nanoTime());
                    }
                }
                """.replace("@PACKAGE@", api.name())
                .replace("@MAIN@", MAIN)
                .replace("@CALLS@", calls)
                .replace("@END@", api.end());
    }

    private String loggingClass(int number) {
        StringBuilder others = new StringBuilder();
        for (int site = 2; site <= sites; site++) {
            others.append("        @LOG@.info(\"call " + site + " with {} and {}\", number, text);\n");
        }
        return """
                package @PACKAGE@;

                @ANNOTATION@
                final class @CLASS@ {
                    @FIELD@

                    static void first(int number) {
                        @LOG@.info("first call with {}", number);
                    }

                    static void others(int number, String text) {
                @OTHERS@    }
                }
                """.replace("@PACKAGE@", api.name())
                .replace("@OTHERS@", others)
                .replace("@ANNOTATION@", api.annotation())
                .replace("@FIELD@", api.field())
                .replace("@LOG@", api.logger())
                .replace("@CLASS@", className(number));
    }
}
