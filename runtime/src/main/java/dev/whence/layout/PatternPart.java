package dev.whence.layout;

import org.jspecify.annotations.Nullable;

/**
 * A part of a pattern: text that stands for itself, or a word.
 *
 * @param word null for text
 * @param text the text, or the option in braces behind the word; empty without one
 * @param width how many characters the word takes at least; 0 for as many as it has
 * @param left whether what fills the width stands behind the word
 */
record PatternPart(@Nullable Word word, String text, int width, boolean left) {

    static PatternPart text(String text) {
        return new PatternPart(null, text, 0, false);
    }

    Word.Scope scope() {
        return word == null ? Word.Scope.PROCESS : word.scope();
    }

    /** {@code value}, filled up to the width. */
    String padded(String value) {
        String fill = " ".repeat(Math.max(0, width - value.codePointCount(0, value.length())));
        return left ? value + fill : fill + value;
    }
}
