package dev.whence.record;

import org.jspecify.annotations.Nullable;

/**
 * One line of a throwable in a record. A throwable is written as items, in the order in which {@link
 * Throwable#printStackTrace()} prints their lines, each a byte tag, a byte depth, and what the tag asks for:
 *
 * <pre>
 *   THROWN, CAUSE, SUPPRESSED, CIRCULAR_CAUSE, CIRCULAR_SUPPRESSED
 *                  class, message, description
 *   FRAME          text
 *   IN_COMMON      int
 *   CUT            nothing
 *
 *   class, text    int n, n bytes of UTF-8
 *   message        the same; n = ABSENT for null
 *   description    the same: what toString() gave; n = ABSENT for "class" or, with a message, "class: message"
 * </pre>
 *
 * The depth counts the throwables that this one, or one that it is a cause of, is suppressed by; at most 255.
 */
public enum ThrowableItem {
    THROWN('T'),
    CAUSE('C'),
    SUPPRESSED('S'),
    /** A cause that stands further up already. */
    CIRCULAR_CAUSE('c'),
    /** A suppressed throwable that stands further up already. */
    CIRCULAR_SUPPRESSED('s'),
    /** An element of the stack trace, as its own text. */
    FRAME('F'),
    /** How many frames at the end are those of the throwable that this one belongs to. */
    IN_COMMON('M'),
    /** More would follow, but the throwable is too large. */
    CUT('X');

    static final int MOST_DEPTH = 0xFF;
    static final int ABSENT = -1;

    private static final ThrowableItem[] ALL = values();

    private final byte tag;

    ThrowableItem(char tag) {
        this.tag = (byte) tag;
    }

    byte tag() {
        return tag;
    }

    static @Nullable ThrowableItem of(byte tag) {
        for (ThrowableItem item : ALL) {
            if (item.tag == tag) {
                return item;
            }
        }
        return null;
    }

    /** Whether it is the first line of a throwable. */
    public boolean isThrowable() {
        return this != FRAME && this != IN_COMMON && this != CUT;
    }
}
