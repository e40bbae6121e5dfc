package dev.whence.sink;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A place that takes the bytes of finished lines. A sink holds nothing back: what {@link #write} has taken is with the
 * system, and outlives the process.
 *
 * <p>Not thread-safe; its owner's lock guards it. No method minds an interrupt of the calling thread, nor clears it.
 */
public interface Sink extends Closeable {

    /**
     * The most bytes that should be written together, to the end of the file that they go into.
     *
     * @param first how many there are at least, for they are one record
     */
    default long room(long epochDay, int first) {
        return Long.MAX_VALUE;
    }

    /**
     * Makes ready for so many bytes.
     *
     * @return where they will go, unless the file is lost in between; null if they go to no file
     */
    default @Nullable Place prepare(long epochDay, int count) throws WriteFault {
        return null;
    }

    /** The bytes that are in the file of the last {@link #prepare}. */
    default long length() {
        return 0;
    }

    /**
     * Writes the bytes {@code [from, to)} behind all that were written before, and blocks until the system has them.
     *
     * <p>After a {@link WriteFault} the first {@link WriteFault#taken()} of them are written and the others are not: the
     * caller goes on by a call for {@code [from + taken, to)}, of the same day, whenever it likes. So nothing is lost and
     * nothing comes twice, even if a disk was full in the middle of a line.
     *
     * @param epochDay the day that all these bytes belong to, in the zone of the log; batches are split by the caller
     * @param bytes lines of UTF-8, each with its line feed; not changed and not kept
     */
    void write(long epochDay, byte[] bytes, int from, int to) throws WriteFault;

    /** Gives back what the system lent. Not the end: a later {@link #write} opens again, for records that come late. */
    @Override
    void close() throws IOException;
}
