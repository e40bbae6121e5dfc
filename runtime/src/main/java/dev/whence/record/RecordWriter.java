package dev.whence.record;

import dev.whence.ringfile.RingFile;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one record at a time into a buffer, by absolute index: {@link #start}, a {@code put} for each argument,
 * {@link #finish}. The caller has made room and set the buffer's order to little-endian. Allocates nothing; not
 * thread-safe.
 */
public final class RecordWriter {
    /** The bytes of a record without arguments. */
    public static final int HEADER = RecordDescriptor.ARGUMENTS_OFFSET;

    /** Where in a record its site's number is, an int. */
    public static final int SITE_AT = RecordDescriptor.SITE_OFFSET;

    /** Where in a record its time is, a long. */
    public static final int TIME_AT = RecordDescriptor.TIME_OFFSET;

    /** A {@code textBudget} that cuts nothing. */
    public static final int NO_CUT = Integer.MAX_VALUE;

    /** The shape of records that say themselves how many arguments they have. */
    public static final String ARRAY_SHAPE = RecordDescriptor.ARRAY;

    /** In place of a length: the record's file was cut, see {@code MappingFault}. */
    public static final int GONE = -1;

    /** Any number without two halves that are alike, or zero. */
    private static final long OTHER = 0x9E3779B97F4A7C15L;

    /**
     * Inside of what {@link #finish} stores last, and of another width: a compiler neither takes the look for the store nor
     * puts it in front of that, and a processor answers it out of the store, without waiting for the memory, as it would
     * have to for two stores. What is there is in no register and is not zero: a load that is skipped leaves its register as
     * it was, and what would have been combined with what is there too.
     */
    private static final int LOOK_AT = RecordDescriptor.TIME_OFFSET + 1;

    private static final ByteBuffer NOWHERE = ByteBuffer.allocate(0);

    private final Utf8 utf8 = new Utf8();
    private ByteBuffer buffer = NOWHERE;
    private int offset;
    private int position;
    private int textBudget;

    /** The site's number where {@link #finish} puts it, above the length. */
    private long site;

    /** For {@link #finish} too: so {@link #start} touches no memory that may have been cut, see {@code MappingFault}. */
    private long time;

    /** The length of a record with {@code payloadBytes} bytes of arguments. */
    public static int sizeOf(int payloadBytes) {
        return RecordDescriptor.aligned(Math.addExact(HEADER, payloadBytes));
    }

    /** The most bytes that the arguments of {@code shape}, not {@code *}, take beside the characters of their texts. */
    public static int sizeWithoutText(String shape) {
        int bytes = 0;
        for (int i = 0; i < shape.length(); i++) {
            Kind kind = Kind.of(shape.charAt(i));
            boolean mayBeFormat = i == 0 && shape.charAt(i) == RecordDescriptor.FORMAT;
            bytes += kind == null || mayBeFormat ? RecordDescriptor.TEXT_OVERHEAD : kind.bytes();
        }
        return bytes;
    }

    /** The same for shape {@code *} with {@code count} arguments: beside the format, the count and these. */
    public static int sizeWithoutText(int count) {
        return RecordDescriptor.COUNT_BYTES + RecordDescriptor.TEXT_OVERHEAD * (count + 1);
    }

    /**
     * Begins a record.
     *
     * @param startOffset where in the buffer, a multiple of 8
     * @param budget the bytes for the characters of all texts together; what goes beyond is cut, and says so
     * @param siteId from {@link SiteTable#bind}
     */
    public void start(ByteBuffer target, int startOffset, int budget, int siteId, long nanoTime) {
        buffer = target;
        offset = startOffset;
        textBudget = Math.max(0, budget);
        position = startOffset + RecordDescriptor.ARGUMENTS_OFFSET;
        site = (long) siteId << RecordDescriptor.SITE_SHIFT;
        time = nanoTime;
    }

    /** Where in its buffer the record starts that was begun last. */
    public int startOffset() {
        return offset;
    }

    public void put(boolean value) {
        put((byte) (value ? 1 : 0));
    }

    public void put(byte value) {
        buffer.put(position, value);
        position += Byte.BYTES;
    }

    public void put(char value) {
        buffer.putChar(position, value);
        position += Character.BYTES;
    }

    public void put(short value) {
        buffer.putShort(position, value);
        position += Short.BYTES;
    }

    public void put(int value) {
        buffer.putInt(position, value);
        position += Integer.BYTES;
    }

    public void put(long value) {
        buffer.putLong(position, value);
        position += Long.BYTES;
    }

    public void put(float value) {
        put(Float.floatToRawIntBits(value));
    }

    public void put(double value) {
        put(Double.doubleToRawLongBits(value));
    }

    /** Puts, with its tag, what {@link Arguments#ready} or {@link Arguments#readyLast} returned. */
    public void putReady(@Nullable Object ready) {
        if (ready instanceof String text) {
            putText(text);
        } else if (ready == null) {
            put(Kind.NULL.tag());
        } else if (ready instanceof PreparedThrowable throwable) {
            putThrowable(throwable);
        } else {
            putBoxed(ready);
        }
    }

    private void putText(String text) {
        int limit = Math.min(textBudget, Arguments.MOST_TEXT_BYTES);
        int start = position + RecordDescriptor.TAG_BYTES + RecordDescriptor.TEXT_LENGTH_BYTES;
        int length = utf8.encode(text, limit, buffer, start);
        long cut = 0;
        if ((long) text.length() * Utf8.MOST_BYTES_PER_CHAR > limit) {
            cut = Utf8.length(text) - length;
        }
        close(cut == 0 ? Kind.TEXT : Kind.CUT_TEXT, length, cut);
    }

    private void putThrowable(PreparedThrowable throwable) {
        int start = position + RecordDescriptor.TAG_BYTES + RecordDescriptor.TEXT_LENGTH_BYTES;
        int length = Math.min(textBudget, throwable.length());
        throwable.copyTo(buffer, start, length);
        int cut = throwable.length() - length;
        close(cut == 0 ? Kind.THROWABLE : Kind.CUT_THROWABLE, length, cut);
    }

    /** Puts what stands around {@code length} bytes that are in place already. */
    private void close(Kind kind, int length, long cut) {
        put(kind.tag());
        put(length);
        position += length;
        textBudget -= length;
        if (kind.isCut()) {
            put((int) Math.min(Integer.MAX_VALUE, cut));
        }
    }

    private void putBoxed(Object value) {
        if (value instanceof Integer i) {
            put(Kind.INT.tag());
            put(i.intValue());
        } else if (value instanceof Long l) {
            put(Kind.LONG.tag());
            put(l.longValue());
        } else if (value instanceof Double d) {
            put(Kind.DOUBLE.tag());
            put(d.doubleValue());
        } else if (value instanceof Boolean b) {
            put(Kind.BOOLEAN.tag());
            put(b.booleanValue());
        } else if (value instanceof Character c) {
            put(Kind.CHAR.tag());
            put(c.charValue());
        } else if (value instanceof Float f) {
            put(Kind.FLOAT.tag());
            put(f.floatValue());
        } else if (value instanceof Short s) {
            put(Kind.SHORT.tag());
            put(s.shortValue());
        } else if (value instanceof Byte b) {
            put(Kind.BYTE.tag());
            put(b.byteValue());
        } else {
            throw new IllegalArgumentException(
                    "not made ready: " + value.getClass().getName());
        }
    }

    /**
     * Ends the record: pads it and writes its header, by plain stores that the caller publishes.
     *
     * @return the length of the record, at most {@link #sizeOf} of what its arguments were said to take; {@link #GONE} if
     *     its memory is not there any more
     */
    public int finish() {
        int length = RecordDescriptor.aligned(position - offset);
        buffer.putLong(offset + RecordDescriptor.LENGTH_OFFSET, site | length); // both in one store
        buffer.putLong(offset + RecordDescriptor.TIME_OFFSET, time);
        boolean isThere = (buffer.getInt(offset + LOOK_AT) ^ (int) (time >>> Byte.SIZE)) == 0;
        boolean isInOnePage = (offset ^ (position - 1)) < RingFile.PAGE;
        return isThere && (isInOnePage || isThere()) ? length : GONE;
    }

    /**
     * Whether the memory is there that the record at hand has taken: all its pages, since a file that is cut loses
     * one after the other, or may have been cut behind the first.
     */
    private boolean isThere() {
        int last = Math.max(offset, (position - 1) & -RingFile.PAGE);
        boolean isThere = isThere(offset) && isThere(last); // in no loop, where the error could come too early
        for (int at = (offset | RingFile.PAGE - 1) + 1; at < last; at += RingFile.PAGE) {
            isThere &= isThere(at);
        }
        return isThere;
    }

    /**
     * Stores something else there and looks at a half of it: what is skipped where nothing is leaves no such two numbers,
     * nor does what a look at another place has left.
     */
    private boolean isThere(int at) {
        long stored = buffer.getLong(at);
        long other = stored ^ OTHER ^ ((long) at << Integer.SIZE);
        buffer.putLong(at, other);
        int half = buffer.getInt(at + Integer.BYTES);
        buffer.putLong(at, stored);
        return (half ^ (int) (other >>> Integer.SIZE)) == 0;
    }

    /** The length of the control record that {@link #writeThreadName} writes. */
    public static int sizeOf(ThreadName name) {
        return sizeOf(RecordDescriptor.TAG_BYTES + RecordDescriptor.TEXT_LENGTH_BYTES + name.utf8().length);
    }

    /** Writes a whole control record: from here on the records are those of a thread with this name. */
    public int writeThreadName(ByteBuffer target, int startOffset, long nanoTime, ThreadName name) {
        start(target, startOffset, NO_CUT, RecordDescriptor.CONTROL, nanoTime);
        byte[] bytes = name.utf8();
        put(Kind.TEXT.tag());
        put(bytes.length);
        target.put(position, bytes, 0, bytes.length);
        position += bytes.length;
        return finish();
    }
}
