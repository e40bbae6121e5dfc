package dev.whence.ringfile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bytes of a ring file, little-endian: a header of one page, two notes, a page map, the journal, and the cells.
 *
 * <pre>
 *        0       1       2       3       4       5       6       7
 *    +-------+-------+-------+-------+-------+-------+-------+-------+
 *  0 |                        magic "WHENCERG"                       |
 *    +-------------------------------+-------------------------------+
 *  8 |            version            |  1 when the file is complete  |
 *    +-------------------------------+-------------------------------+
 * 16 |                    length of the whole file                   |
 *    +---------------------------------------------------------------+
 * 24 |                     offset of the journal                     |
 *    +---------------------------------------------------------------+
 * 32 |                      offset of the cells                      |
 *    +---------------------------------------------------------------+
 * 40 |                     process id of the owner                   |
 *    +---------------------------------------------------------------+
 * 48 |         boot id of the machine, most significant long         |
 *    +---------------------------------------------------------------+
 * 56 |         boot id of the machine, least significant long        |
 *    +---------------------------------------------------------------+
 * 64 |             when it was made, in ms since 1970                |
 *    +---------------------------------------------------------------+
 *    to the next cache line
 *    +---------------------------------------------------------------+
 * 128|        end of the journal's last whole entry, from its start  |
 *    +---------------------------------------------------------------+
 * 136|               sequence of the last note that is done          |
 *    +---------------------------------------------------------------+
 * 144|               records that were dropped, by level: 6 longs   ...
 *    +---------------------------------------------------------------+
 *    to the end of the page: zeros
 * </pre>
 *
 * <p>The <b>page map</b> has an int for each {@value #PAGE} bytes of the cells, 0 if no cell begins there:
 *
 * <pre>
 *    0                   1                   2                   3
 *    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *   +---------------------------------------+-----------------------+
 *   |       length of the cell, in pages    |         0xCE1         |
 *   +---------------------------------------+-----------------------+
 * </pre>
 *
 * <p>Without the mark a single bit that flips could make a cell vanish. Only what the map names is a cell: whoever looked
 * for headers instead would find those that a user's text pretends to.
 */
final class RingFileDescriptor {
    static final long MAGIC = 0x47524543_4e454857L; // "WHENCERG" in this byte order
    static final int FORMAT_VERSION = 1;
    static final int PAGE = 4096;

    /** Blocks are reserved this much at a time, and the parts of a file begin at multiples of it. */
    static final int CHUNK = 16 * PAGE;

    private static final int LEAST_JOURNAL = 1 << 20;
    private static final int CACHE_LINE = 128;

    static final int MAGIC_AT = 0;
    static final int VERSION_AT = MAGIC_AT + Long.BYTES;
    static final int COMPLETE_AT = VERSION_AT + Integer.BYTES;
    static final int LENGTH_AT = COMPLETE_AT + Integer.BYTES;
    static final int JOURNAL_AT = LENGTH_AT + Long.BYTES;
    static final int CELLS_AT = JOURNAL_AT + Long.BYTES;
    static final int PID_AT = CELLS_AT + Long.BYTES;
    static final int BOOT_AT = PID_AT + Long.BYTES;
    static final int CREATED_AT = BOOT_AT + 2 * Long.BYTES;

    /** Behind it is nothing before the file is complete. */
    static final int HEADER_END = CREATED_AT + Long.BYTES;

    /** What changes while the file is in use. */
    static final int JOURNAL_END_AT = CACHE_LINE;

    static final int DONE_AT = JOURNAL_END_AT + Long.BYTES;
    static final int DROPPED_AT = DONE_AT + Long.BYTES;
    static final int LEVELS = 6;

    static final int NOTES_AT = PAGE;
    static final int NOTES = 2;
    static final int NOTE_BYTES = 4 * PAGE;
    static final int PAGE_MAP_AT = NOTES_AT + NOTES * NOTE_BYTES;
    static final int CELL_MARK = 0xCE1;
    static final int CELL_PAGES_BITS = 20;

    /** Ordered access to numbers that another process may read, or that a killed one must leave in order. */
    static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private RingFileDescriptor() {}

    /**
     * Where the parts of a file are.
     *
     * @param cells bytes for cells, a multiple of {@link #PAGE}
     */
    record Layout(int journal, int cells, int length) {

        static Layout of(int cellBytes) {
            int journal = chunks(PAGE_MAP_AT + cellBytes / PAGE * Integer.BYTES) * CHUNK;
            int cells = journal + chunks(Math.max(LEAST_JOURNAL, cellBytes / 4)) * CHUNK;
            return new Layout(journal, cells, cells + cellBytes);
        }

        int cellBytes() {
            return length - cells;
        }
    }

    /** What the page map says of a cell of {@code size} bytes. */
    static int cellEntry(int size) {
        return CELL_MARK << CELL_PAGES_BITS | size / PAGE;
    }

    /** The size of the cell that an entry of the page map stands for; as large as can be if the entry is damaged. */
    static int cellSize(int entry) {
        int pages = entry & (1 << CELL_PAGES_BITS) - 1;
        boolean sensible = entry >>> CELL_PAGES_BITS == CELL_MARK && pages > 0 && pages <= Integer.MAX_VALUE / PAGE;
        return sensible ? pages * PAGE : Integer.MAX_VALUE;
    }

    /** How many chunks so many bytes take. */
    static int chunks(int bytes) {
        return (bytes + CHUNK - 1) / CHUNK;
    }
}
