package dev.whence.processor.generate;

import java.util.List;

/** Code in lines of bearable length, as JavaPoet wraps what it prints. */
final class Wrapping {
    private static final int LONGEST_LINE = 100;
    private static final String DEEPER = "        ";

    /** Stands in a literal where the next line begins, which depends on the depth of the whole. */
    private static final String NEXT_PART = "\"\n+ \"";

    private Wrapping() {}

    /** A string as Java source, with a line of its own for each of its lines. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '\b' -> literal.append("\\b");
                case '\t' -> literal.append("\\t");
                case '\n' -> literal.append("\\n").append(i + 1 < text.length() ? NEXT_PART : "");
                case '\f' -> literal.append("\\f");
                case '\r' -> literal.append("\\r");
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                default -> append(character, literal);
            }
        }
        return literal.append('"').toString();
    }

    private static void append(char character, StringBuilder literal) {
        if (Character.isISOControl(character)) {
            literal.append(String.format("\\u%04x", (int) character));
        } else {
            literal.append(character);
        }
    }

    /** A list with commas; what is too long for its line goes to the next. */
    static String wrap(String start, List<String> parts, String end, String indent) {
        StringBuilder text = new StringBuilder(start);
        int column = start.length();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i) + (i + 1 < parts.size() ? "," : end);
            int firstLine = part.indexOf('\n') < 0 ? part.length() : part.indexOf('\n');
            if (i > 0 && column + 1 + firstLine > LONGEST_LINE) {
                text.append('\n').append(indent).append(DEEPER);
            } else if (i > 0) {
                text.append(' ');
            }
            text.append(part.replace("\n", "\n" + indent + DEEPER));
            column = text.length() - text.lastIndexOf("\n") - 1;
        }
        return text.toString();
    }
}
