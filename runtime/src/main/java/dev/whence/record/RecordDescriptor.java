package dev.whence.record;

/**
 * Where the parts of a record are. Records are aligned to {@link #ALIGNMENT} bytes, and all numbers are little-endian
 * and, behind the header, unaligned.
 *
 * <pre>
 *    0                   1                   2                   3
 *    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *   +-----+---------------------------------------------------------+
 *   |flags|       length / 8: of the whole record, in bytes         |
 *   +-----+---------------------------------------------------------+
 *   |                 site id, 0 for a control record               |
 *   +---------------------------------------------------------------+
 *   |                                                               |
 *   +                  nanoTime of the call                         +
 *   |                                                               |
 *   +---------------------------------------------------------------+
 *   |       arguments, as the shape of the site tells, then         |
 *  ...      padding up to the length                               ...
 *   +---------------------------------------------------------------+
 * </pre>
 *
 * <p>The length is a multiple of eight, so the three lowest bits of its word are free for flags. None is defined yet; the
 * lowest is kept for "a tagged section (context, marker, keys and values, trace id) stands behind the arguments, from
 * the next multiple of eight". A reader refuses flags that it does not know.
 *
 * <p>The shape has a letter for each argument: {@code Z B} one byte, {@code C S} two, {@code I F} four, {@code J D}
 * eight, {@code L} a tagged value. A leading {@code F} is a tagged text, the format, where the site has none. The shape
 * {@code *} stands for a call with an array: a tagged format or null (then the site's own counts), an unsigned short
 * count, and as many tagged values.
 *
 * <p>A tagged value is a byte, see {@link Kind}, and what the tag asks for:
 *
 * <pre>
 *   null              nothing
 *   boxed primitive   its bytes, as for the letter
 *   text              int n, n bytes of UTF-8
 *   cut text          int n, n bytes of UTF-8, int bytes that were cut off
 *   throwable         int n, n bytes, see {@link ThrowableDescriptor}
 *   cut throwable     int n, n bytes, int bytes that were cut off: the last item may be incomplete
 * </pre>
 *
 * <p>A control record tells the name that the writing thread has from here on: its arguments are one tagged text.
 */
final class RecordDescriptor {
    static final int ALIGNMENT = 8;
    static final int FLAGS = ALIGNMENT - 1;

    static final int LENGTH_OFFSET = 0;
    static final int SITE_OFFSET = LENGTH_OFFSET + Integer.BYTES;
    static final int TIME_OFFSET = SITE_OFFSET + Integer.BYTES;

    /** In a long at {@link #LENGTH_OFFSET}, little-endian. */
    static final int SITE_SHIFT = Byte.SIZE * (SITE_OFFSET - LENGTH_OFFSET);

    static final int ARGUMENTS_OFFSET = TIME_OFFSET + Long.BYTES;

    /** The site id of a control record. */
    static final int CONTROL = 0;

    static final int TAG_BYTES = Byte.BYTES;
    static final int TEXT_LENGTH_BYTES = Integer.BYTES;
    static final int CUT_BYTES = Integer.BYTES;
    static final int COUNT_BYTES = Short.BYTES;

    /** What a text takes beside its characters, at most: a boxed long takes no more. */
    static final int TEXT_OVERHEAD = TAG_BYTES + TEXT_LENGTH_BYTES + CUT_BYTES;

    /** Letters of shapes that are not those of a {@link Kind}. */
    static final char TAGGED = 'L';

    static final char FORMAT = 'F';
    static final String ARRAY = "*";

    private RecordDescriptor() {}

    static int aligned(int bytes) {
        return (bytes + FLAGS) & ~FLAGS;
    }
}
