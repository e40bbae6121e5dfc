package dev.whence.ringfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What a reader of the records must know beside them, in the order in which it came to be: entries that are only ever
 * appended.
 *
 * <pre>
 *    0                   1                   2                   3
 *    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *   +---------------------------------------------------------------+
 *   |                  length of the contents                       |
 *   +---------------------------------------------------------------+
 *   |                  kind, as its users number them               |
 *   +---------------------------------------------------------------+
 *   |                  CRC-32C of kind and contents                 |
 *   +---------------------------------------------------------------+
 *  ...                 contents, up to a multiple of four          ...
 *   +---------------------------------------------------------------+
 * </pre>
 *
 * <p>May be used from any thread.
 */
public final class Journal {
    /** A call site, as records number it. */
    public static final int SITE = 1;

    /** What to add to {@link System#nanoTime} for the wall clock's time, from when on. */
    public static final int ANCHOR = 2;

    /** Where records go from here on. */
    public static final int DESTINATION = 3;

    /** A file that notes refer to by the number of such entries up to here. */
    public static final int FILE = 4;

    private static final int LENGTH_AT = 0;
    private static final int KIND_AT = LENGTH_AT + Integer.BYTES;
    private static final int CRC_AT = KIND_AT + Integer.BYTES;
    private static final int CONTENTS_AT = CRC_AT + Integer.BYTES;

    private final RingFile file;
    private final ByteBuffer bytes;
    private final int start;
    private final int limit;

    /** Guarded by this. */
    private int end;

    Journal(RingFile file, ByteBuffer bytes, int start, int limit) {
        this.file = file;
        this.bytes = bytes;
        this.start = start;
        this.limit = limit;
        long stored = (long) RingFileDescriptor.LONG.getAcquire(bytes, RingFileDescriptor.JOURNAL_END_AT);
        end = (int) Math.max(0, Math.min(stored, limit - start));
    }

    /** One entry. */
    public record Entry(int kind, ByteBuffer contents) {}

    /** Bytes of all whole entries. */
    synchronized int end() {
        return end;
    }

    /**
     * Appends an entry; when this returns, it outlives the process.
     *
     * @throws IOException if there is no room for it
     */
    public synchronized void append(int kind, byte[] contents) throws IOException {
        int at = start + end;
        int next = aligned(at + CONTENTS_AT + contents.length);
        if (next > limit) {
            throw new IOException("the journal of " + file.path() + " is full");
        }
        file.reserve(at, next - at);
        bytes.putInt(at + LENGTH_AT, contents.length);
        bytes.putInt(at + KIND_AT, kind);
        bytes.putInt(at + CRC_AT, crc(kind, ByteBuffer.wrap(contents)));
        bytes.put(at + CONTENTS_AT, contents);
        end = next - start;
        // Release: whatever is before the end is whole.
        RingFileDescriptor.LONG.setRelease(bytes, RingFileDescriptor.JOURNAL_END_AT, (long) end);
    }

    /** All entries that are whole; what is damaged ends the list, or is left out if its length makes sense. */
    public synchronized List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        int at = start;
        while (start + end - at >= CONTENTS_AT) {
            int length = bytes.getInt(at + LENGTH_AT);
            if (length < 0 || length > start + end - at - CONTENTS_AT) {
                break;
            }
            int kind = bytes.getInt(at + KIND_AT);
            ByteBuffer contents = bytes.slice(at + CONTENTS_AT, length).order(bytes.order());
            if (bytes.getInt(at + CRC_AT) == crc(kind, contents.duplicate())) {
                entries.add(new Entry(kind, contents));
            }
            at = aligned(at + CONTENTS_AT + length);
        }
        return entries;
    }

    private static int aligned(int at) {
        return (at + Integer.BYTES - 1) & -Integer.BYTES;
    }

    private static int crc(int kind, ByteBuffer contents) {
        CRC32C crc = new CRC32C();
        crc.update(kind);
        crc.update(contents);
        return (int) crc.getValue();
    }
}
