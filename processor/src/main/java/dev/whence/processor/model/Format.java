package dev.whence.processor.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A format's placeholders: {@code {}} as SLF4J 2 reads them, and {@code {identifier}}. A backslash before the brace
 * makes it literal ({@code \{}}), two make one backslash in front of a placeholder ({@code \\{}}).
 *
 * @param placeholders their names in order, empty for {@code {}}
 */
public record Format(List<String> placeholders) {

    public static Format parse(String text) {
        List<String> names = new ArrayList<>();
        int brace = text.indexOf('{');
        while (brace >= 0) {
            int end = endOfName(text, brace + 1);
            boolean closed = end < text.length() && text.charAt(end) == '}';
            if (closed && !isEscaped(text, brace)) {
                names.add(text.substring(brace + 1, end));
                brace = text.indexOf('{', end);
            } else {
                brace = text.indexOf('{', brace + 1);
            }
        }
        return new Format(List.copyOf(names));
    }

    /** The name of placeholder {@code index}, empty if it has none or there is no such placeholder. */
    public String name(int index) {
        return index < placeholders.size() ? placeholders.get(index) : "";
    }

    /** The first index behind {@code start} that is no part of an identifier. */
    private static int endOfName(String text, int start) {
        int at = start;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            boolean belongs = at == start
                    ? Character.isJavaIdentifierStart(character)
                    : Character.isJavaIdentifierPart(character);
            if (!belongs) {
                return at;
            }
            at += Character.charCount(character);
        }
        return at;
    }

    private static boolean isEscaped(String text, int brace) {
        boolean backslash = brace >= 1 && text.charAt(brace - 1) == '\\';
        return backslash && !(brace >= 2 && text.charAt(brace - 2) == '\\');
    }
}
