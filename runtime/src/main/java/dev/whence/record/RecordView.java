package dev.whence.record;

import dev.whence.Site;
import dev.whence.sink.ByteOutput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A reader over one record at a time, to be used again and again: {@link #wrap} sets it on a record, and the values are
 * read where they are. What it answers is the buffer's, so the record must stay in place meanwhile. Reading primitives
 * and copying texts allocates nothing. Not thread-safe.
 *
 * <p>Bytes that are no record are refused by {@link #wrap}; nothing outside of the record is ever read.
 */
public final class RecordView {
    private static final String NO_FORMAT = "null";
    private static final Shape NO_ARGUMENTS = new Shape("", false);

    private final ArgumentIndex values = new ArgumentIndex();
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private ThreadName thread = ThreadName.of("");
    private @Nullable Site site;
    private Shape shape = NO_ARGUMENTS;
    private int offset;
    private int length;
    private int siteId;

    /** The first of {@link #values} that is an argument: 1 if the record brings, or might bring, its format. */
    private int firstArgument;

    /**
     * Sets the view on the record at {@code at}, a multiple of 8, which lies before the buffer's limit.
     *
     * @param source in little-endian order; its position is left alone
     * @param name of the thread that wrote the record
     * @throws CorruptRecordException if there is no record there that {@code sites} can explain
     */
    public void wrap(ByteBuffer source, int at, SiteTable sites, ThreadName name) {
        if (source.order() != ByteOrder.LITTLE_ENDIAN) {
            throw new IllegalArgumentException("the buffer's order is not little-endian");
        }
        length = checkedLength(source, at);
        buffer = source;
        offset = at;
        thread = name;
        siteId = source.getInt(at + RecordDescriptor.SITE_OFFSET);
        values.reset(source, at, at + length);
        try {
            if (siteId == RecordDescriptor.CONTROL) {
                indexControl();
            } else {
                indexArguments(sites);
            }
        } catch (CorruptRecordException e) {
            throw new CorruptRecordException(e.getMessage() + " in a record of " + length + " bytes", length);
        }
        if (RecordDescriptor.aligned(values.end() - at) != length) {
            // Its arguments end elsewhere: the length is damaged, and leads into the middle of another record.
            throw new CorruptRecordException("length " + length + " at " + at + " of a record that is "
                    + RecordDescriptor.aligned(values.end() - at) + " bytes long");
        }
    }

    private static int checkedLength(ByteBuffer source, int at) {
        if (at < 0 || source.limit() - at < RecordWriter.HEADER) {
            throw new CorruptRecordException("no room for a record at " + at + " of " + source.limit());
        }
        int length = source.getInt(at + RecordDescriptor.LENGTH_OFFSET);
        if ((length & RecordDescriptor.FLAGS) != 0 || length < RecordWriter.HEADER || length > source.limit() - at) {
            throw new CorruptRecordException("length " + length + " at " + at + " of " + source.limit());
        }
        return length;
    }

    private void indexControl() {
        site = null;
        shape = NO_ARGUMENTS;
        firstArgument = 0;
        values.addTagged();
        if (!values.kind(0).isText() || values.length(0) > ThreadName.MOST_BYTES) {
            throw new CorruptRecordException("no thread name in the control record at " + offset);
        }
    }

    private void indexArguments(SiteTable sites) {
        SiteTable.Entry entry = sites.entry(siteId);
        if (entry == null) {
            throw new CorruptRecordException("site " + siteId + " at " + offset);
        }
        site = entry.site();
        shape = entry.shape();
        if (shape.isArray()) {
            values.addTagged();
            checkFormat();
            values.addCounted();
        } else {
            values.addShape(shape);
            if (shape.bringsFormat()) {
                checkFormat();
            }
        }
        firstArgument = shape.isArray() || shape.bringsFormat() ? 1 : 0;
    }

    private void checkFormat() {
        if (!values.kind(0).isText() && values.kind(0) != Kind.NULL) {
            throw new CorruptRecordException("format is " + values.kind(0) + " at " + offset);
        }
    }

    /** The bytes of the whole record; the next one begins behind them. */
    public int length() {
        return length;
    }

    /** {@link System#nanoTime} of the call. */
    public long nanoTime() {
        return buffer.getLong(offset + RecordDescriptor.TIME_OFFSET);
    }

    /** Whether it tells the name of the thread for the records that follow, and is no line itself. */
    public boolean isControl() {
        return site == null;
    }

    /** What a control record tells; {@code last} if it is that: each cell tells it again, and is to cost no object. */
    public ThreadName newThreadName(ThreadName last) {
        if (!isControl()) {
            throw new IllegalStateException("not a control record");
        }
        return last.isAt(buffer, values.position(0), values.length(0)) ? last : ThreadName.ofUtf8(bytes(0));
    }

    /** The number of the call site in the {@link SiteTable}; 0 in a control record. */
    public int siteId() {
        return siteId;
    }

    public Site site() {
        if (site == null) {
            throw new IllegalStateException("a control record has no site");
        }
        return site;
    }

    /** The thread that logged. */
    public ThreadName thread() {
        return thread;
    }

    /** Whether the format is this record's own; otherwise it is the same in all records of its site. */
    public boolean bringsFormat() {
        return firstArgument == 1 && values.kind(0).isText();
    }

    /** The format, the record's own or the site's; "null" if it was null. */
    public String format() {
        if (bringsFormat()) {
            return new String(bytes(0), StandardCharsets.UTF_8);
        }
        String format = site().format();
        return format == null ? NO_FORMAT : format;
    }

    /** How many bytes of the record's own format were cut off. */
    public int formatCut() {
        return bringsFormat() ? values.cut(0) : 0;
    }

    public int argumentCount() {
        return isControl() ? 0 : values.count() - firstArgument;
    }

    /** Whether every record of the site has as many arguments as this one, and none brings a format. */
    public boolean hasFixedCount() {
        return !shape.isArray() && !shape.bringsFormat();
    }

    /** Whether an argument has the same kind in every record of the site. */
    public boolean hasFixedKind(int argument) {
        return !shape.isArray() && shape.kind(firstArgument + argument) != null;
    }

    public Kind kind(int argument) {
        return values.kind(firstArgument + argument);
    }

    public boolean booleanAt(int argument) {
        return buffer.get(position(argument, Kind.BOOLEAN)) != 0;
    }

    public char charAt(int argument) {
        return buffer.getChar(position(argument, Kind.CHAR));
    }

    public int intAt(int argument) {
        return buffer.getInt(position(argument, Kind.INT));
    }

    /** The value of a byte, short, int or long. */
    public long integerAt(int argument) {
        int position = values.position(firstArgument + argument);
        Kind kind = kind(argument);
        return switch (kind) {
            case BYTE -> buffer.get(position);
            case SHORT -> buffer.getShort(position);
            case INT -> buffer.getInt(position);
            case LONG -> buffer.getLong(position);
            default -> throw mismatch(argument, kind);
        };
    }

    public float floatAt(int argument) {
        return Float.intBitsToFloat(buffer.getInt(position(argument, Kind.FLOAT)));
    }

    public double doubleAt(int argument) {
        return Double.longBitsToDouble(buffer.getLong(position(argument, Kind.DOUBLE)));
    }

    /** Appends a text as it is, control characters included. */
    public void putText(int argument, ByteOutput out) {
        if (!kind(argument).isText()) {
            throw mismatch(argument, kind(argument));
        }
        putBytes(values.position(firstArgument + argument), values.length(firstArgument + argument), out);
    }

    /** How many bytes of a text or a throwable were cut off. */
    public int cutBytes(int argument) {
        return values.cut(firstArgument + argument);
    }

    ByteBuffer buffer() {
        return buffer;
    }

    /** Where a throwable's items begin. */
    int throwableStart(int argument) {
        if (!kind(argument).isThrowable()) {
            throw mismatch(argument, kind(argument));
        }
        return values.position(firstArgument + argument);
    }

    /** Where a throwable's items end. */
    int throwableEnd(int argument) {
        return throwableStart(argument) + values.length(firstArgument + argument);
    }

    /** Appends bytes of the record. */
    void putBytes(int position, int count, ByteOutput out) {
        out.reserve(count);
        buffer.get(position, out.array(), out.length(), count);
        out.length(out.length() + count);
    }

    private byte[] bytes(int value) {
        byte[] copy = new byte[values.length(value)];
        buffer.get(values.position(value), copy);
        return copy;
    }

    private int position(int argument, Kind kind) {
        if (kind(argument) != kind) {
            throw mismatch(argument, kind(argument));
        }
        return values.position(firstArgument + argument);
    }

    private static IllegalArgumentException mismatch(int argument, Kind kind) {
        return new IllegalArgumentException("argument " + argument + " is of kind " + kind);
    }
}
