package dev.whence.record;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The types of the values in a site's records, and what follows from them: primitives in front of the first tagged value
 * are at the same place in every record, so that none has to be gone through to find them. Immutable.
 */
final class Shape {
    private final String letters;
    private final boolean isArray;
    private final boolean bringsFormat;

    /** By value; null for a tagged one. */
    private final @Nullable Kind[] kinds;

    /** Where the leading primitives are, counted from the start of the record. */
    private final int[] fixed;

    private final int fixedEnd;

    /**
     * @param bringsFormat whether the first value is the format, and so a tagged one
     * @throws IllegalArgumentException if there is a letter that means nothing
     */
    Shape(String letters, boolean bringsFormat) {
        this.letters = letters;
        this.bringsFormat = bringsFormat;
        isArray = letters.equals(RecordDescriptor.ARRAY);
        kinds = new Kind[isArray ? 0 : letters.length()];
        int[] positions = new int[kinds.length];
        int leading = 0;
        int at = RecordDescriptor.ARGUMENTS_OFFSET;
        for (int i = 0; i < kinds.length; i++) {
            Kind kind = i == 0 && bringsFormat ? null : kind(letters.charAt(i));
            kinds[i] = kind;
            if (kind != null && leading == i) {
                positions[leading++] = at;
                at += kind.bytes();
            }
        }
        fixed = Arrays.copyOf(positions, leading);
        fixedEnd = at;
    }

    private static @Nullable Kind kind(char letter) {
        if (letter == RecordDescriptor.TAGGED) {
            return null;
        }
        Kind kind = Kind.of(letter);
        if (kind == null || !kind.isPrimitive()) {
            throw new IllegalArgumentException("a shape has no letter " + letter);
        }
        return kind;
    }

    String letters() {
        return letters;
    }

    /** Whether each record says how many values it has. */
    boolean isArray() {
        return isArray;
    }

    /** Whether records have a format in front of their arguments. */
    boolean bringsFormat() {
        return bringsFormat;
    }

    /** How many values a record has; 0 for an {@linkplain #isArray() array}. */
    int count() {
        return kinds.length;
    }

    /** The kind that a value has in every record; null if that differs. */
    @Nullable
    Kind kind(int value) {
        return kinds[value];
    }

    /** How many values, from the first on, are at the same place in every record. */
    int fixedCount() {
        return fixed.length;
    }

    /** Where one of these is, counted from the start of the record. */
    int fixedPosition(int value) {
        return fixed[value];
    }

    /** Where the last of them ends. */
    int fixedEnd() {
        return fixedEnd;
    }
}
