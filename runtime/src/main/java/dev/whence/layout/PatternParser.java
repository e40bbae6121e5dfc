package dev.whence.layout;

import java.util.ArrayList;
import java.util.List;

/** Takes a pattern apart, and says where it is wrong. For one pattern. */
final class PatternParser {
    private static final int MOST_WIDTH = 999;

    private final String pattern;
    private final List<PatternPart> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int at;

    private PatternParser(String pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException with one line that names the position and what is allowed */
    static List<PatternPart> parse(String pattern) {
        return new PatternParser(pattern).parse();
    }

    private List<PatternPart> parse() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            if (c != '%') {
                text.append(c);
            } else if (at < pattern.length() && pattern.charAt(at) == '%') {
                text.append('%');
                at++;
            } else {
                parseWord(at - 1);
            }
        }
        endText();
        return parts;
    }

    private void endText() {
        if (!text.isEmpty()) {
            parts.add(PatternPart.text(text.toString()));
            text.setLength(0);
        }
    }

    private void parseWord(int start) {
        boolean left = at < pattern.length() && pattern.charAt(at) == '-';
        if (left) {
            at++;
        }
        int width = parseWidth(start, left);
        int nameStart = at;
        while (at < pattern.length() && Character.isLetter(pattern.charAt(at))) {
            at++;
        }
        String name = pattern.substring(nameStart, at);
        Word word = Word.of(name);
        if (word == null) {
            String found = name.isEmpty() ? "no word behind %" : "unknown word %" + name;
            throw wrong(start, found + "; allowed are " + Word.allNames());
        }
        String option = parseOption(word, name);
        endText();
        parts.add(new PatternPart(word, option, width, left));
    }

    private int parseWidth(int start, boolean required) {
        int width = 0;
        int first = at;
        while (at < pattern.length() && pattern.charAt(at) >= '0' && pattern.charAt(at) <= '9') {
            width = Math.min(width * 10 + pattern.charAt(at++) - '0', MOST_WIDTH + 1);
        }
        boolean empty = at == first;
        if (width > MOST_WIDTH || (empty ? required : width == 0)) {
            throw wrong(start, "a width is a number from 1 to " + MOST_WIDTH + ", as in %5level or %-5level");
        }
        return width;
    }

    private String parseOption(Word word, String name) {
        if (at >= pattern.length() || pattern.charAt(at) != '{') {
            return "";
        }
        int open = at;
        int close = pattern.indexOf('}', open);
        if (word != Word.DATE) {
            throw wrong(open, "%" + name + " takes no option in braces; %d{yyyy-MM-dd HH:mm:ss.SSS} does");
        }
        if (close < 0) {
            throw wrong(open, "no closing brace");
        }
        at = close + 1;
        return pattern.substring(open + 1, close);
    }

    private IllegalArgumentException wrong(int index, String what) {
        return new IllegalArgumentException("pattern, position " + (index + 1) + ": " + what);
    }
}
