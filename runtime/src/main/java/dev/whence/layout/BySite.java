package dev.whence.layout;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is made once for a site, by the site's number. */
final class BySite<T> {
    private static final int FIRST_CAPACITY = 64;

    /** More than this are dropped and begun anew: some may be of sites that are gone. */
    private static final int MOST_KEPT = 1 << 14;

    private @Nullable Object[] made = new Object[FIRST_CAPACITY];
    private int kept;

    @SuppressWarnings("unchecked") // nothing but what keep() was given
    @Nullable
    T get(int siteId) {
        return siteId < made.length ? (T) made[siteId] : null;
    }

    /** Has {@link #get} answer with {@code value}; returns it. */
    T keep(int siteId, T value) {
        if (kept++ == MOST_KEPT) {
            kept = 1;
            Arrays.fill(made, null);
        }
        if (siteId >= made.length) {
            made = Arrays.copyOf(made, Math.max(siteId + 1, made.length * 2));
        }
        made[siteId] = value;
        return value;
    }
}
