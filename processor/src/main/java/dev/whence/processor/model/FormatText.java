package dev.whence.processor.model;

import org.jspecify.annotations.Nullable;

/**
 * The format of a log statement.
 *
 * @param text null if it is not constant, or is computed in a way that this processor does not follow
 */
public record FormatText(Kind kind, @Nullable String text, Position position) {

    /** What the expression is. */
    public enum Kind {
        CONSTANT,
        CONCATENATION,
        OTHER
    }
}
