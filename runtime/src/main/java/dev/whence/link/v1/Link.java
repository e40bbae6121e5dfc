package dev.whence.link.v1;

import dev.whence.Site;
import dev.whence.producer.Producers;
import dev.whence.record.Arguments;
import dev.whence.record.RecordWriter;
import dev.whence.record.SiteTable;
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
 *     try {
 *       claim.put(id);
 *       claim.put(p);
 *       claim.commit();
 *     } catch (InternalError e) {
 *       claim.lose(e);
 *     }
 *   }
 * }
 * }</pre>
 */
public final class Link {
    /** More arguments than this are left out, as if no placeholder took them. */
    private static final int MOST_ARGUMENTS = 1000;

    private static final SiteTable SITES = Producers.PROCESS.sites();

    /** The shape of records that say themselves how many arguments follow. */
    private static final String ARRAY = RecordWriter.ARRAY_SHAPE;

    private Link() {}

    /**
     * Turns an argument into what a record can hold: null, a String or a boxed primitive as it is, anything else as the
     * text that its own code gives. Never throws.
     */
    public static @Nullable Object ready(@Nullable Object argument) {
        return Arguments.ready(argument);
    }

    /** As {@link #ready}, for the last argument of a call: a Throwable keeps its causes and frames. */
    public static @Nullable Object readyLast(@Nullable Object argument) {
        return Arguments.readyLast(argument);
    }

    /** The most bytes that a ready argument takes in a record. */
    public static int size(@Nullable Object ready) {
        return Arguments.size(ready);
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
    @SuppressWarnings("ReferenceEquality") // a string constant; an equal one from elsewhere takes the slow way once
    public static @Nullable Claim begin(Site site, String shape, int bytes) {
        int id = site.shape() == shape ? site.id() : SITES.bind(site, shape);
        Claim claim = Claims.take();
        try {
            return claim.producer.begin(site, id, bytes) ? claim : Claims.elsewhere(claim, site, id, bytes);
        } catch (InternalError e) {
            claim.producer.leaveCut(e);
            return begin(site, shape, bytes); // in other memory
        }
    }

    /**
     * Logs a call whose arguments come as an array.
     *
     * @param format null to use the site's own
     * @param arguments null counts as one null argument, as in {@code info("x {}", null)}
     */
    public static void all(Site site, @Nullable String format, @Nullable Object @Nullable [] arguments) {
        @Nullable Object[] ready = ready(arguments);
        long bytes = Short.BYTES + (long) size(format);
        for (Object argument : ready) {
            bytes += size(argument);
        }
        Claim claim = begin(site, ARRAY, (int) Math.min(bytes, Integer.MAX_VALUE));
        if (claim != null) {
            try {
                put(claim, format, ready);
            } catch (InternalError e) {
                claim.lose(e);
            }
        }
    }

    private static void put(Claim claim, @Nullable String format, @Nullable Object[] ready) {
        claim.put((Object) format);
        claim.put((short) ready.length);
        for (Object argument : ready) {
            claim.put(argument);
        }
        claim.commit();
    }

    private static @Nullable Object[] ready(@Nullable Object @Nullable [] arguments) {
        if (arguments == null) {
            return new @Nullable Object[] {null};
        }
        int count = Math.min(arguments.length, MOST_ARGUMENTS);
        @Nullable Object[] ready = new @Nullable Object[count];
        for (int i = 0; i < count; i++) {
            ready[i] = i == arguments.length - 1 ? readyLast(arguments[i]) : ready(arguments[i]);
        }
        return ready;
    }
}
