package dev.whence.config;

import dev.whence.Site;

/** What a rule of levels holds for: the loggers of a prefix, or one call site. */
sealed interface LevelTarget {
    /** From 1 to nine digits, so that it is an int and not {@link Site#ANY_LINE}. */
    String LINE = "0*[1-9]\\d{0,8}";

    /** @param prefix of logger names; must end where a part of the name ends */
    record Loggers(String prefix) implements LevelTarget {}

    /**
     * A line of a file.
     *
     * @param file its simple name, or the end of its path from a slash on
     */
    record Call(String file, int line) implements LevelTarget {
        boolean matchesFile(Site site) {
            String path = site.file();
            return path.endsWith(file)
                    && (path.length() == file.length() || path.charAt(path.length() - file.length() - 1) == '/');
        }
    }

    /** @throws IllegalArgumentException if it is neither; its message completes "expected …" */
    static LevelTarget parse(String target) {
        int colon = target.indexOf(':');
        if (colon >= 0) {
            return call(target, target.substring(0, colon), target.substring(colon + 1));
        }
        if (isPrefix(target)) {
            return new Loggers(target);
        }
        throw new IllegalArgumentException("a prefix of logger names, such as dev.acme, or a call site, such as"
                + " EchoServer.java:42, and not \"" + target + "\"");
    }

    /** Letters of class names, parted by single dots, perhaps with one at the end; empty for all loggers. */
    private static boolean isPrefix(String target) {
        boolean dotMayFollow = false;
        for (int i = 0; i < target.length(); i += Character.charCount(target.codePointAt(i))) {
            int c = target.codePointAt(i);
            if (c == '.' ? !dotMayFollow : !Character.isJavaIdentifierPart(c)) {
                return false;
            }
            dotMayFollow = c != '.';
        }
        return true;
    }

    private static Call call(String target, String file, String line) {
        if (file.isBlank() || file.startsWith("/") || file.endsWith("/")) {
            throw new IllegalArgumentException(
                    "a source file in front of the colon, as in EchoServer.java:42, and not \"" + target + "\"");
        }
        if (!line.matches(LINE)) {
            throw new IllegalArgumentException(
                    "a line number behind the colon, as in EchoServer.java:42, and not \"" + target + "\"");
        }
        return new Call(file, Integer.parseInt(line));
    }
}
