package dev.whence.record;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text of one argument, as SLF4J's MessageFormatter gives it: the argument's own, or that of an array in depth. */
final class ArgumentText {
    static final String FAILED = "[FAILED toString()]";

    private ArgumentText() {}

    static String of(Object argument) {
        if (!argument.getClass().isArray()) {
            return own(argument);
        }
        try {
            StringBuilder text = new StringBuilder();
            append(text, argument, Collections.newSetFromMap(new IdentityHashMap<>()));
            return text.toString();
        } catch (Throwable tooLargeOrTooDeep) { // for memory or the stack; the program that logs must not die of it
            return FAILED;
        }
    }

    private static String own(Object argument) {
        try {
            return String.valueOf(argument.toString());
        } catch (Throwable failed) { // whatever it is, it is the argument's trouble and not the caller's
            return FAILED;
        }
    }

    /** @param open the arrays that are being rendered: one of them inside itself is not rendered again */
    private static void append(StringBuilder text, @Nullable Object element, Set<Object> open) {
        if (element == null) {
            text.append("null");
        } else if (element instanceof Object[] array) {
            appendArray(text, array, open);
        } else if (element.getClass().isArray()) {
            text.append(ofPrimitives(element));
        } else {
            text.append(own(element));
        }
    }

    private static void appendArray(StringBuilder text, Object[] array, Set<Object> open) {
        if (!open.add(array)) {
            text.append("[...]");
            return;
        }
        text.append('[');
        for (int i = 0; i < array.length; i++) {
            if (i > 0) {
                text.append(", ");
            }
            append(text, array[i], open);
        }
        text.append(']');
        open.remove(array);
    }

    private static String ofPrimitives(Object array) {
        if (array instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        } else if (array instanceof int[] ints) {
            return Arrays.toString(ints);
        } else if (array instanceof long[] longs) {
            return Arrays.toString(longs);
        } else if (array instanceof char[] chars) {
            return Arrays.toString(chars);
        } else if (array instanceof double[] doubles) {
            return Arrays.toString(doubles);
        } else if (array instanceof float[] floats) {
            return Arrays.toString(floats);
        } else if (array instanceof short[] shorts) {
            return Arrays.toString(shorts);
        }
        return Arrays.toString((boolean[]) array);
    }
}
