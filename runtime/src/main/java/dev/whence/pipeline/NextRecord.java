package dev.whence.pipeline;

import dev.whence.record.CorruptRecordException;
import dev.whence.record.RecordView;
import dev.whence.record.RecordWriter;
import dev.whence.record.SiteTable;
import dev.whence.record.ThreadName;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Finds where records go on behind one that is damaged. A place counts if a chain of records leads from there to the end
 * of what is committed; where a second damage is on that way, if it is a chain of some records in the order of their
 * times. A record's length agrees with its arguments, so bytes that only look like one seldom make a chain. Where the
 * site is not known, and so the arguments are not, it is the time that has to fit between those around it.
 */
final class NextRecord {
    /** Every record begins at a multiple of this. */
    static final int STEP = 8;

    /** For a number of records behind which there is more damage. */
    static final long UNKNOWN = -1;

    /** So many records in a row are no accident. */
    private static final int ENOUGH = 3;

    private static final ThreadName NOBODY = ThreadName.of("");

    private final SiteTable sites;
    private final RecordView view = new RecordView();

    /** The bytes that have been gone through: many records of one cell may be damaged. */
    private @Nullable ByteBuffer buffer;

    private int from;
    private int to;

    /** For each step: how many records follow one another from there, in order. */
    private int[] run = {};

    /** How many records of the user's, up to the end of the chain. */
    private int[] counted = {};

    private boolean[] reaches = {};

    /** Where to go on, or the end; and how many records of the user's stand between there and the end. */
    record Place(int at, long counted) {}

    NextRecord(SiteTable sites) {
        this.sites = sites;
    }

    /**
     * Looks between {@code start} and {@code end}, both multiples of 8.
     *
     * @param expected where it would be, if the damaged record's length is right; looked at first
     * @param notBefore the time of the record before
     */
    @SuppressWarnings("ReferenceEquality") // the very buffer: to compare contents would be to go through them
    Place find(ByteBuffer bytes, int start, int end, int expected, long notBefore) {
        if (buffer != bytes || to != end || start < from) {
            goThrough(bytes, start, end, notBefore);
        }
        if (expected >= start && expected < end && expected % STEP == 0 && reaches[index(expected)]) {
            return new Place(expected, counted[index(expected)]);
        }
        for (int i = index(start); i < index(end); i++) {
            if (reaches[i] || run[i] >= ENOUGH) {
                return new Place(from + i * STEP, reaches[i] ? counted[i] : UNKNOWN);
            }
        }
        return new Place(end, 0);
    }

    private int index(int at) {
        return (at - from) / STEP;
    }

    private void goThrough(ByteBuffer bytes, int start, int end, long notBefore) {
        buffer = bytes;
        from = start;
        to = end;
        int steps = index(end);
        run = new int[steps + 1];
        counted = new int[steps + 1];
        reaches = new boolean[steps + 1];
        reaches[steps] = true;
        for (int i = steps - 1; i >= 0; i--) { // from behind: then each chain is one step longer than a known one
            int at = from + i * STEP;
            int length = lengthAt(bytes, at);
            if (length == 0) {
                continue;
            }
            int next = i + length / STEP;
            boolean inOrder = next == steps || timeAt(bytes, at) - timeAt(bytes, from + next * STEP) <= 0;
            boolean whole = isWhole(bytes, at);
            if (whole || (isOfUnknownSite(bytes, at) && inOrder && timeAt(bytes, at) >= notBefore)) {
                reaches[i] = reaches[next];
                counted[i] = counted[next] + (whole && view.isControl() ? 0 : 1);
                run[i] = inOrder ? run[next] + 1 : 1;
            }
        }
    }

    /** How long a record there would be; 0 if there can be none. */
    private int lengthAt(ByteBuffer bytes, int at) {
        if (to - at < RecordWriter.HEADER) {
            return 0;
        }
        int length = bytes.getInt(at);
        return length < RecordWriter.HEADER || length % STEP != 0 || length > to - at ? 0 : length;
    }

    private boolean isWhole(ByteBuffer bytes, int at) {
        try {
            view.wrap(bytes, at, sites, NOBODY);
            return true;
        } catch (CorruptRecordException e) {
            return false; // bytes of something else, or of a site that is not known
        }
    }

    private boolean isOfUnknownSite(ByteBuffer bytes, int at) {
        int site = bytes.getInt(at + RecordWriter.SITE_AT);
        return site > 0 && site <= SiteTable.MOST_RESTORED && sites.site(site) == null;
    }

    private static long timeAt(ByteBuffer bytes, int at) {
        return bytes.getLong(at + RecordWriter.TIME_AT);
    }
}
