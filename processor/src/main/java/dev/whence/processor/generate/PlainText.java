package dev.whence.processor.generate;

import java.util.regex.Pattern;

/** The last touches to a source text: comments of one line on one line, and nothing but ASCII. */
final class PlainText {
    private static final Pattern COMMENT_OF_ONE_LINE =
            Pattern.compile("^( *)/\\*\\*\\n *\\* (.*)\\n *\\*/$", Pattern.MULTILINE);

    private PlainText() {}

    static String shortComments(String source) {
        return COMMENT_OF_ONE_LINE.matcher(source).replaceAll("$1/** $2 */");
    }

    /** A Unicode escape is legal wherever the character is. */
    static String ascii(String source) {
        if (isAscii(source)) {
            return source;
        }
        StringBuilder ascii = new StringBuilder(source.length());
        for (int i = 0; i < source.length(); i++) {
            char character = source.charAt(i);
            if (character < 0x80) {
                ascii.append(character);
            } else {
                ascii.append(String.format("\\u%04x", (int) character));
            }
        }
        return ascii.toString();
    }

    private static boolean isAscii(String source) {
        for (int i = 0; i < source.length(); i++) {
            if (source.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
