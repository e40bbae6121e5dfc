package dev.whence.record;

import org.jspecify.annotations.Nullable;

/** What an argument in a record is. The tags of boxed primitives are the letters of their primitives in shapes. */
public enum Kind {
    NULL('N', 0),
    BOOLEAN('Z', Byte.BYTES),
    BYTE('B', Byte.BYTES),
    CHAR('C', Character.BYTES),
    SHORT('S', Short.BYTES),
    INT('I', Integer.BYTES),
    LONG('J', Long.BYTES),
    FLOAT('F', Float.BYTES),
    DOUBLE('D', Double.BYTES),
    TEXT('T', Kind.VARIABLE),
    CUT_TEXT('U', Kind.VARIABLE),
    THROWABLE('X', Kind.VARIABLE),
    CUT_THROWABLE('Y', Kind.VARIABLE);

    private static final int VARIABLE = -1;
    private static final int LETTERS = 128;
    private static final @Nullable Kind[] BY_TAG = new Kind[LETTERS];

    static {
        for (Kind kind : values()) {
            BY_TAG[kind.tag] = kind;
        }
    }

    private final byte tag;
    private final int bytes;

    Kind(char tag, int bytes) {
        this.tag = (byte) tag;
        this.bytes = bytes;
    }

    /** The kind of a tag or of a primitive's letter; null if there is none. */
    static @Nullable Kind of(int tag) {
        return tag >= 0 && tag < LETTERS ? BY_TAG[tag] : null;
    }

    byte tag() {
        return tag;
    }

    boolean isPrimitive() {
        return bytes > 0;
    }

    boolean isVariable() {
        return bytes == VARIABLE;
    }

    /** Whether an int behind the bytes tells how many were cut off. */
    boolean isCut() {
        return this == CUT_TEXT || this == CUT_THROWABLE;
    }

    /** What a value takes in a record, without its tag; meaningless if {@linkplain #isVariable() variable}. */
    int bytes() {
        return bytes;
    }

    public boolean isText() {
        return this == TEXT || this == CUT_TEXT;
    }

    public boolean isThrowable() {
        return this == THROWABLE || this == CUT_THROWABLE;
    }
}
