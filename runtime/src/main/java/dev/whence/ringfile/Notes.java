package dev.whence.ringfile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The batch that is on its way to a file, noted before its first byte is written: which file, how long it was, and where
 * in each ring the batch ends. {@link #publish} and {@link #done} are the two steps by which recovery tells what is
 * written, what is not and what may be. There are two places, used in turns: one that a killed process left half-written
 * has a wrong checksum, and the other one is done.
 *
 * <pre>
 *    +---------------------------------------------------------------+
 *    |         CRC-32C of all that follows           |    length     |   two ints; length of the note in bytes
 *    +---------------------------------------------------------------+
 *    |                           sequence                            |   of the batch, from 1
 *    +---------------------------------------------------------------+
 *    |                    records written before                     |
 *    +---------------------------------------------------------------+
 *    |                       records in the batch                    |
 *    +-------------------------------+-------------------------------+
 *    |        number of the file     |        number of rings        |   the file as the journal has it, 0 for none
 *    +-------------------------------+-------------------------------+
 *    |                      the file's length before                 |
 *    +---------------------------------------------------------------+
 *    |                      bytes of the batch                       |
 *    +---------------------------------------------------------------+
 *    |                          ring id                              |   for each ring of the batch
 *    +---------------------------------------------------------------+
 *    |                 sequence of the cell it ends in               |
 *    +---------------------------------------------------------------+
 *    |                 offset in that cell where it ends             |
 *    +---------------------------------------------------------------+
 * </pre>
 *
 * <p>For the thread that drains, under its lock.
 */
public final class Notes {
    private static final int CRC_AT = 0;
    private static final int LENGTH_AT = CRC_AT + Integer.BYTES;
    private static final int SEQUENCE_AT = LENGTH_AT + Integer.BYTES;
    private static final int WRITTEN_AT = SEQUENCE_AT + Long.BYTES;
    private static final int RECORDS_AT = WRITTEN_AT + Long.BYTES;
    private static final int FILE_AT = RECORDS_AT + Long.BYTES;
    private static final int RINGS_AT = FILE_AT + Integer.BYTES;
    private static final int BEFORE_AT = RINGS_AT + Integer.BYTES;
    private static final int BYTES_AT = BEFORE_AT + Long.BYTES;
    private static final int ENDS_AT = BYTES_AT + Long.BYTES;
    private static final int END_BYTES = 3 * Long.BYTES;

    /** The most rings that one batch may have. */
    public static final int MOST_RINGS = (RingFileDescriptor.NOTE_BYTES - ENDS_AT) / END_BYTES;

    /** Instead of a number of finished batches. */
    private static final long UNKNOWN = -1;

    /** The number that stands for no file. */
    public static final int NO_FILE = 0;

    private final ByteBuffer header;
    private final ByteBuffer[] places = new ByteBuffer[RingFileDescriptor.NOTES];

    /** The note at hand, until it is put in its place as a whole. */
    private final ByteBuffer draft =
            ByteBuffer.allocate(RingFileDescriptor.NOTE_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    private final CRC32C crc = new CRC32C();

    /** Of the last note that was published. */
    private long sequence;

    private int end;

    Notes(ByteBuffer file) {
        header = file;
        for (int i = 0; i < places.length; i++) {
            places[i] = file.slice(
                            RingFileDescriptor.NOTES_AT + i * RingFileDescriptor.NOTE_BYTES,
                            RingFileDescriptor.NOTE_BYTES)
                    .order(file.order());
        }
        Note newest = newest();
        if (newest == null) {
            sequence = Math.max(0, done()); // the note of that batch may be lost
        } else {
            sequence = newest.sequence() + (isFinished(newest) ? ahead(newest) : 0);
        }
    }

    /**
     * What a note says.
     *
     * @param file its number, or {@link #NO_FILE}
     * @param before the file's length before the batch
     * @param records in the batch; none if it is a line of the logger's own
     * @param bytes of the batch
     * @param ends by ring id
     */
    public record Note(
            long sequence, long written, long records, int file, long before, long bytes, Map<Long, End> ends) {}

    /** Where a batch ends in a ring: in which cell, and where there. */
    public record End(long cell, int offset) {}

    /** Where the next note goes: one that was begun and not published, by an Error in between, is begun again there. */
    private int index() {
        return (int) (sequence + 1) & (places.length - 1);
    }

    private ByteBuffer place() {
        return places[index()];
    }

    /**
     * Begins a note; nobody sees it before {@link #publish}.
     *
     * @param written records in all batches before
     * @param records in this one
     */
    public void begin(long written, long records) {
        place().putInt(LENGTH_AT, 0); // from here on it is no note
        draft.putLong(SEQUENCE_AT, sequence + 1);
        draft.putLong(WRITTEN_AT, written);
        draft.putLong(RECORDS_AT, records);
        file(NO_FILE, 0, 0);
        draft.putInt(RINGS_AT, 0);
        end = ENDS_AT;
    }

    /** Adds where the bytes go. */
    public void file(int number, long before, long bytes) {
        draft.putInt(FILE_AT, number);
        draft.putLong(BEFORE_AT, before);
        draft.putLong(BYTES_AT, bytes);
    }

    /** Adds where the batch ends in one more ring, of at most {@link #MOST_RINGS}. */
    public void ring(long id, long cell, int offset) {
        draft.putLong(end, id);
        draft.putLong(end + Long.BYTES, cell);
        draft.putLong(end + 2 * Long.BYTES, offset);
        end += END_BYTES;
        draft.putInt(RINGS_AT, draft.getInt(RINGS_AT) + 1);
    }

    /** From here on, what is behind the file's noted length may be of this batch. */
    public void publish() {
        ByteBuffer place = place();
        draft.putInt(LENGTH_AT, end);
        place.put(LENGTH_AT, draft.array(), LENGTH_AT, end - LENGTH_AT);
        int checksum = crcOf(draft.array(), end);
        // Release: the checksum makes it a note.
        RingFileDescriptor.INT.setRelease(place, CRC_AT, checksum);
        sequence++;
        settle(place.getLong(CRC_AT) ^ ((long) end << Integer.SIZE | Integer.toUnsignedLong(checksum)));
    }

    /** The batch is written: from here on its records are read. */
    public void finish() {
        long mark = mark((int) sequence);
        // Release: the cells are marked as read behind it, by releases of their own.
        RingFileDescriptor.LONG.setRelease(header, RingFileDescriptor.DONE_AT, mark);
        settle(header.getInt(RingFileDescriptor.DONE_AT + 1) ^ (int) (mark >>> Byte.SIZE));
    }

    /**
     * Has an error come here that is due, and must not come while the batch is written.
     *
     * @param difference between what was stored and what is there, read by another width than it was stored by
     */
    private static void settle(long difference) {
        if (difference != 0) {
            MappingFault.surfaces();
        }
    }

    /**
     * Whether the batch of the newest note is finished. A number of finished batches that is damaged, or ahead of the notes
     * by more than the one that may be lost, says nothing; then what the file contains will tell.
     */
    public boolean isFinished(Note newest) {
        int ahead = ahead(newest);
        return done() != UNKNOWN && (ahead == 0 || ahead == 1);
    }

    /** Of a number that goes on from 0 after four thousand million batches. */
    private int ahead(Note newest) {
        return (int) done() - (int) newest.sequence();
    }

    /** The sequence of the last batch that was finished, its lower half; {@link #UNKNOWN} if that is damaged. */
    public long done() {
        long mark = (long) RingFileDescriptor.LONG.getAcquire(header, RingFileDescriptor.DONE_AT);
        int done = (int) mark;
        return mark == 0 || mark == mark(done) ? Integer.toUnsignedLong(done) : UNKNOWN;
    }

    /** One flipped bit must not make a batch look finished that is in no file: its records would be lost. */
    private static long mark(int done) {
        return Integer.toUnsignedLong(done) | (long) ~done << Integer.SIZE;
    }

    /** The last note that was published, or null. */
    public @Nullable Note newest() {
        Note newest = null;
        for (int i = 0; i < places.length; i++) {
            Note note = read(i);
            if (note != null && (newest == null || note.sequence() > newest.sequence())) {
                newest = note;
            }
        }
        return newest;
    }

    private @Nullable Note read(int index) {
        ByteBuffer place = places[index];
        int length = place.getInt(LENGTH_AT);
        int rings = place.getInt(RINGS_AT);
        if (length < ENDS_AT
                || rings < 0
                || rings > MOST_RINGS
                || length != ENDS_AT + rings * END_BYTES
                || (int) RingFileDescriptor.INT.getAcquire(place, CRC_AT) != crcOf(place, length)) {
            return null;
        }
        Map<Long, End> ends = new HashMap<>();
        for (int at = ENDS_AT; at < length; at += END_BYTES) {
            ends.put(place.getLong(at), new End(place.getLong(at + Long.BYTES), (int)
                    place.getLong(at + 2 * Long.BYTES)));
        }
        return new Note(
                place.getLong(SEQUENCE_AT),
                place.getLong(WRITTEN_AT),
                place.getLong(RECORDS_AT),
                place.getInt(FILE_AT),
                place.getLong(BEFORE_AT),
                place.getLong(BYTES_AT),
                ends);
    }

    private int crcOf(ByteBuffer place, int length) {
        byte[] copy = new byte[length];
        place.get(LENGTH_AT, copy, LENGTH_AT, length - LENGTH_AT);
        return crcOf(copy, length);
    }

    /** Of bytes on the heap: a checksum of mapped ones would end the JVM where the file is cut, see {@link MappingFault}. */
    private int crcOf(byte[] note, int length) {
        crc.reset();
        crc.update(note, LENGTH_AT, length - LENGTH_AT);
        return (int) crc.getValue();
    }
}
