package dev.whence.ringfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * What a reader of the records must know beside them, in the order in which it came to be: entries that are appended, but
 * for those of call sites, which may take the place of one that nobody needs any more.
 *
 * <pre>
 *    0                   1                   2                   3
 *    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *   +---------------------------------------------------------------+
 *   |                  length of the contents                       |
 *   +---------------------------------------------------------------+
 *   |                  kind, as its users number them               |
 *   +---------------------------------------------------------------+
 *   |                  CRC-32C of length and kind                   |
 *   +---------------------------------------------------------------+
 *   |                  CRC-32C of the contents                      |
 *   +---------------------------------------------------------------+
 *  ...                 contents, up to a multiple of four          ...
 *   +---------------------------------------------------------------+
 * </pre>
 *
 * <p>The head has a checksum of its own: where it is right its length is to be trusted, so damaged contents cost one
 * entry; where it is wrong, the next right one is looked for, four bytes at a time.
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
    private static final int HEAD_CRC_AT = KIND_AT + Integer.BYTES;
    private static final int CONTENTS_CRC_AT = HEAD_CRC_AT + Integer.BYTES;
    static final int CONTENTS_AT = CONTENTS_CRC_AT + Integer.BYTES;

    /** Left to what there is little of, and which no record can be delivered without. */
    private static final int NOT_FOR_SITES = RingFileDescriptor.CHUNK;

    private final RingFile file;
    private final ByteBuffer bytes;
    private final int start;
    private final int limit;

    /** Entries that were given up: where they are, by the length of their contents. Guarded by this. */
    private final TreeMap<Integer, Deque<Spot>> givenUp = new TreeMap<>();

    /** Guarded by this. */
    private int end;

    Journal(RingFile file, ByteBuffer bytes, int start, int limit) {
        this.file = file;
        this.bytes = bytes;
        this.start = start;
        this.limit = limit;
        long stored = (long) RingFileDescriptor.LONG.getAcquire(bytes, RingFileDescriptor.JOURNAL_END_AT);
        boolean sensible = stored >= 0 && stored <= limit - start && stored % Integer.BYTES == 0;
        end = sensible ? (int) stored : 0;
        boolean fresh = bytes.getInt(RingFileDescriptor.COMPLETE_AT) == 0; // nothing to look for, and pages to touch
        end = fresh ? 0 : walk(entry -> {});
    }

    /** One entry. */
    public record Entry(int kind, ByteBuffer contents) {}

    /** Where the entry of a call site is. */
    public record Spot(int at, int length) {}

    /** Bytes of all whole entries. */
    synchronized int end() {
        return end;
    }

    /**
     * Appends an entry; when this returns, it outlives the process.
     *
     * @throws JournalFullException if there is no room for it
     */
    public synchronized void append(int kind, byte[] contents) throws IOException {
        append(kind, contents, limit);
    }

    /**
     * As {@link #append}, for a call site.
     *
     * @return to be {@linkplain #giveUp given up} when no record can name the site any more
     */
    public synchronized Spot addSite(byte[] contents) throws IOException {
        Map.Entry<Integer, Deque<Spot>> fitting = givenUp.ceilingEntry(contents.length);
        if (fitting == null) {
            return new Spot(append(SITE, contents, limit - NOT_FOR_SITES), contents.length);
        }
        Spot spot = fitting.getValue().pop();
        if (fitting.getValue().isEmpty()) {
            givenUp.remove(fitting.getKey());
        }
        // The head stays as it is. A kill leaves contents that fit neither checksum, and costs no entry that is needed.
        byte[] padded = Arrays.copyOf(contents, spot.length());
        bytes.put(spot.at() + CONTENTS_AT, padded);
        // Release: behind the contents.
        RingFileDescriptor.INT.setRelease(bytes, spot.at() + CONTENTS_CRC_AT, crc(padded));
        return spot;
    }

    /** Nothing refers to this site any more that is not read for good: the next one may have its place. */
    public synchronized void giveUp(Spot spot) {
        givenUp.computeIfAbsent(spot.length(), length -> new ArrayDeque<>()).push(spot);
    }

    private int append(int kind, byte[] contents, int most) throws IOException {
        int at = start + end;
        int next = aligned(at + CONTENTS_AT + contents.length);
        if (next > most) {
            throw new JournalFullException(file.path());
        }
        file.reserve(at, next - at);
        bytes.putInt(at + LENGTH_AT, contents.length);
        bytes.putInt(at + KIND_AT, kind);
        bytes.putInt(at + HEAD_CRC_AT, crc(bytes.slice(at, HEAD_CRC_AT)));
        bytes.putInt(at + CONTENTS_CRC_AT, crc(contents));
        bytes.put(at + CONTENTS_AT, contents);
        end = next - start;
        // Release: whatever is before the end is whole.
        RingFileDescriptor.LONG.setRelease(bytes, RingFileDescriptor.JOURNAL_END_AT, (long) end);
        return at;
    }

    /** All entries that are whole; what is damaged is left out. */
    public synchronized List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        walk(entries::add);
        return entries;
    }

    /**
     * Finds the entries. They may go on behind the noted end, whose number is as easily damaged as any other: what
     * follows there without a gap is taken too.
     *
     * @return the end of the last, or the noted one if that is greater
     */
    private int walk(Consumer<Entry> taker) {
        int at = start;
        int last = start + end;
        while (limit - at >= CONTENTS_AT && (at < start + end || !isBlank(at))) {
            if (!isHead(at)) {
                at += Integer.BYTES;
                continue;
            }
            int length = bytes.getInt(at + LENGTH_AT);
            ByteBuffer contents = bytes.slice(at + CONTENTS_AT, length).order(bytes.order());
            if (bytes.getInt(at + CONTENTS_CRC_AT) == crc(contents)) {
                taker.accept(new Entry(bytes.getInt(at + KIND_AT), contents));
            }
            at = aligned(at + CONTENTS_AT + length);
            last = Math.max(last, at);
        }
        return Math.min(last, limit) - start;
    }

    private boolean isBlank(int at) {
        return bytes.getInt(at + LENGTH_AT) == 0 && bytes.getInt(at + KIND_AT) == 0;
    }

    private boolean isHead(int at) {
        int length = bytes.getInt(at + LENGTH_AT);
        return !isBlank(at)
                && length >= 0
                && length <= limit - at - CONTENTS_AT
                && bytes.getInt(at + HEAD_CRC_AT) == crc(bytes.slice(at, HEAD_CRC_AT));
    }

    private static int aligned(int at) {
        return (at + Integer.BYTES - 1) & -Integer.BYTES;
    }

    /** Of a copy on the heap: a checksum of mapped bytes would end the JVM where the file is cut, see {@link MappingFault}. */
    private static int crc(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.capacity()];
        bytes.get(0, copy);
        return crc(copy);
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
