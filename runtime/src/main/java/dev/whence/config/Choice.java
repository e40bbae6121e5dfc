package dev.whence.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads one of some constants, whether in upper or in lower case.
 *
 * @param lower whether a mistake is told the constants in lower case
 */
record Choice<E extends Enum<E>>(List<E> constants, boolean lower) implements Values.Parser<E> {
    @Override
    public E parse(String text) {
        List<String> names = new ArrayList<>();
        for (E constant : constants) {
            if (constant.name().equalsIgnoreCase(text.strip())) {
                return constant;
            }
            names.add(lower ? constant.name().toLowerCase(Locale.ROOT) : constant.name());
        }
        throw new IllegalArgumentException(listed(names));
    }

    /** {@code a, b or c}. */
    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
