package dev.whence.config;

import dev.whence.Site;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a rule of levels holds for: the loggers of a prefix, or one call site. */
sealed interface LevelTarget {
    /** Letters of class names; empty for all loggers. */
    Pattern PREFIX = Pattern.compile("(?:\\p{javaJavaIdentifierPart}+(?:\\.\\p{javaJavaIdentifierPart}+)*\\.?)?");

    Pattern SITE = Pattern.compile("([^:]*):(.*)");

    /** From 1 to nine digits, so that it is an int and not {@link Site#ANY_LINE}. */
    Pattern LINE = Pattern.compile("0*[1-9]\\d{0,8}");

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
        Matcher site = SITE.matcher(target);
        if (site.matches()) {
            return call(target, site.group(1), site.group(2));
        }
        if (PREFIX.matcher(target).matches()) {
            return new Loggers(target);
        }
        throw new IllegalArgumentException("a prefix of logger names, such as dev.acme, or a call site, such as"
                + " EchoServer.java:42, and not \"" + target + "\"");
    }

    private static Call call(String target, String file, String line) {
        if (file.isBlank() || file.startsWith("/") || file.endsWith("/")) {
            throw new IllegalArgumentException(
                    "a source file in front of the colon, as in EchoServer.java:42, and not \"" + target + "\"");
        }
        if (!LINE.matcher(line).matches()) {
            throw new IllegalArgumentException(
                    "a line number behind the colon, as in EchoServer.java:42, and not \"" + target + "\"");
        }
        return new Call(file, Integer.parseInt(line));
    }
}
