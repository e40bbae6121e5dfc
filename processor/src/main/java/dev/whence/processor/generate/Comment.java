package dev.whence.processor.generate;

import dev.whence.processor.model.Argument;
import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.Facade;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A call site in words, for readers of the facade: {@code EchoServer.java:7 accepted(int, SocketAddress): id, peer}. */
final class Comment {
    /** Longer texts of arguments are cut: they can be whole classes. */
    private static final int LONGEST_ARGUMENT = 60;

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private Comment() {}

    static String of(Facade facade, CallSite site) {
        String file = facade.file().substring(facade.file().lastIndexOf('/') + 1);
        String arguments = site.arguments().stream()
                .map(Argument::text)
                .map(Comment::oneLine)
                .collect(Collectors.joining(", "));
        String text = file + ":" + site.lines().call() + " " + oneLine(site.signature());
        return escaped(arguments.isEmpty() ? text : text + ": " + arguments);
    }

    private static String oneLine(String text) {
        String line = WHITE_SPACE.matcher(text.strip()).replaceAll(" ");
        return line.length() <= LONGEST_ARGUMENT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST_ARGUMENT) - 3)) + "...";
    }

    /** Source text in a comment may neither end it, nor be a tag; a backslash may start a Unicode escape. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("\\", "&#92;")
                .replace("*/", "*&#47;");
    }
}
