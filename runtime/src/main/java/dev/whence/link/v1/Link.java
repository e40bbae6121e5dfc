package dev.whence.link.v1;

import dev.whence.Site;
import org.jspecify.annotations.Nullable;

/**
 * The way of a woven call into the runtime. Woven classes are compiled against this package: its signatures and their
 * meaning are frozen once released, so that jars woven with one version run with a later one.
 *
 * <p>A woven helper makes its reference arguments {@linkplain #ready ready}, which runs the user's code before any space
 * is claimed, then claims, puts and commits:
 *
 * <pre>{@code
 * private static void whence$info$8(int id, Object peer) {
 *   Object p = Link.readyLast(peer);
 *   Claim claim = Link.begin(EchoServerLog.S7, "IL", 4 + Link.size(p));
 *   if (claim != null) {
 *     claim.put(id);
 *     claim.put(p);
 *     claim.commit();
 *   }
 * }
 * }</pre>
 */
public final class Link {
    private Link() {}

    /**
     * Turns an argument into what a record can hold: null, a String or a boxed primitive as it is, anything else as the
     * text that its own code gives. Never throws.
     */
    public static @Nullable Object ready(@Nullable Object argument) {
        return argument;
    }

    /** As {@link #ready}, for the last argument of a call: a Throwable keeps its causes and frames. */
    public static @Nullable Object readyLast(@Nullable Object argument) {
        return argument;
    }

    /** The most bytes that a ready argument takes in a record. */
    public static int size(@Nullable Object ready) {
        return 0;
    }

    /**
     * Claims room for one record.
     *
     * @param shape the types of the arguments that will be put, in order: a descriptor letter {@code ZBCSIJFD} for each
     *     primitive, {@code L} for a ready argument; a leading {@code F} for a String put first that is the format, for
     *     a site whose own is null. A string constant: it is compared by identity
     * @param bytes 1, 2, 4 or 8 for each primitive, {@link #size} for each ready argument and for the format
     * @return null if the record is not to be written: then nothing is put
     */
    public static @Nullable Claim begin(Site site, String shape, int bytes) {
        return null;
    }

    /**
     * Logs a call whose arguments come as an array.
     *
     * @param format null to use the site's own
     * @param arguments null counts as one null argument, as in {@code info("x {}", null)}
     */
    public static void all(Site site, @Nullable String format, @Nullable Object @Nullable [] arguments) {}
}
