package dev.whence.processor.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A facade's constant for one call site, from which both its source and its code are made.
 *
 * @param format null for one that is no constant, or too long for one: it is left to the call
 * @param keys of the arguments
 */
public record SiteConstant(CallSite site, @Nullable String format, List<String> keys) {
    /** The most bytes of a constant in a class file (JVMS 4.4.7). */
    private static final int LONGEST_CONSTANT = 65_535;

    /** Keys beyond this number are one constant: each of its own costs seven bytes of the class initializer. */
    private static final int MOST_KEYS = 8;

    public static SiteConstant of(CallSite site) {
        List<String> keys = new ArrayList<>();
        for (Argument argument : site.arguments()) {
            keys.add(argument.key());
        }
        return new SiteConstant(site, fits(site.format()) ? site.format() : null, List.copyOf(keys));
    }

    /** The name of the field. */
    public String field() {
        return GeneratedNames.siteField(site);
    }

    /** Whether the call chooses its level when it runs: then the constant is a {@code Site.ByLevel}. */
    public boolean isByLevel() {
        return site.level() == null;
    }

    /** All keys with commas between, to be split when the class is initialised; null if each is a constant. */
    public @Nullable String joinedKeys() {
        return keys.size() > MOST_KEYS ? String.join(",", keys) : null;
    }

    private static boolean fits(@Nullable String format) {
        return format != null && bytes(format) <= LONGEST_CONSTANT;
    }

    /** In the form of UTF-8 that class files have, where NUL has two bytes, and each half of a surrogate pair three. */
    private static int bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            bytes += character >= 0x800 ? 3 : character >= 0x80 || character == 0 ? 2 : 1;
        }
        return bytes;
    }
}
