package dev.whence.record;

import org.jspecify.annotations.Nullable;

/**
 * What runs the user's code for a record, before any room is claimed for it: turns arguments into what
 * {@link RecordWriter#putReady} takes, and tells how much room that needs.
 *
 * <p>Nothing here throws, not even what the user's code throws, an Error included: the failed argument is printed as
 * {@value ArgumentText#FAILED}, as SLF4J prints it.
 */
public final class Arguments {
    /**
     * No text in a record is longer; the rest is cut. A method has at most 255 parameters, so the sum of a call's sizes
     * may become negative, which says that it is too long, but never runs over into a small number again.
     */
    public static final int MOST_TEXT_BYTES = 1 << 24;

    /** Up to here the bound of three bytes a char is good enough; beyond, the exact size is worth a pass. */
    private static final int COUNTED_FROM = 64;

    private Arguments() {}

    /**
     * Turns an argument into what a record can hold: null, a String or a boxed primitive as it is, and without
     * allocation; anything else as its text. Arrays are rendered in depth, as SLF4J's MessageFormatter does.
     */
    public static @Nullable Object ready(@Nullable Object argument) {
        return argument == null || argument instanceof String || isBoxed(argument)
                ? argument
                : ArgumentText.of(argument);
    }

    /** As {@link #ready}, for the last argument of a call: a Throwable keeps its class, frames and causes. */
    public static @Nullable Object readyLast(@Nullable Object argument) {
        return argument instanceof Throwable throwable ? PreparedThrowable.of(throwable) : ready(argument);
    }

    /** The most bytes that a ready argument takes in a record, its tag included. */
    public static int size(@Nullable Object ready) {
        if (ready instanceof String text) {
            return RecordDescriptor.TAG_BYTES + RecordDescriptor.TEXT_LENGTH_BYTES + textBytes(text);
        }
        if (ready instanceof PreparedThrowable throwable) {
            return RecordDescriptor.TAG_BYTES + RecordDescriptor.TEXT_LENGTH_BYTES + throwable.length();
        }
        return RecordDescriptor.TAG_BYTES + Long.BYTES; // null and boxed primitives
    }

    private static int textBytes(String text) {
        return text.length() <= COUNTED_FROM
                ? text.length() * Utf8.MOST_BYTES_PER_CHAR
                : (int) Math.min(MOST_TEXT_BYTES + RecordDescriptor.CUT_BYTES, Utf8.length(text));
    }

    private static boolean isBoxed(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Float
                || value instanceof Short
                || value instanceof Byte;
    }
}
