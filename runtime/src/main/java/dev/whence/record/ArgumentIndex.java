package dev.whence.record;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where the values of one record are: for each its kind, position, bytes, and how many were cut off. What the record's
 * {@link Shape} knows of all records is asked there; the rest is filled in one pass that checks every length against the
 * end of the record, so that later reads need no check. Reusable.
 */
final class ArgumentIndex {
    private static final int FIRST_CAPACITY = 16;

    private static final Shape NO_SHAPE = new Shape("", false);

    /** By value, where the shape does not know it. */
    private Kind[] kinds = new Kind[FIRST_CAPACITY];

    private int[] positions = new int[FIRST_CAPACITY];
    private int[] lengths = new int[FIRST_CAPACITY];
    private int[] cuts = new int[FIRST_CAPACITY];
    private int count;

    /** Of the first values. */
    private Shape shape = NO_SHAPE;

    private int fixed;

    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int start;
    private int at;
    private int end;

    /** Begins with the bytes of a record at {@code from} that ends at {@code to}. */
    void reset(ByteBuffer source, int from, int to) {
        buffer = source;
        start = from;
        at = from + RecordDescriptor.ARGUMENTS_OFFSET;
        end = to;
        count = 0;
        fixed = 0;
    }

    /** Takes up the values of a shape that is no array, as the first ones. */
    void addShape(Shape values) {
        shape = values;
        fixed = values.fixedCount();
        count = fixed;
        at = start + values.fixedEnd();
        require(0);
        for (int i = fixed; i < values.count(); i++) {
            Kind kind = values.kind(i);
            if (kind == null) {
                addTagged();
            } else {
                add(kind, kind.bytes(), 0);
            }
        }
    }

    /** Takes up an unsigned short and as many tagged values. */
    void addCounted() {
        require(RecordDescriptor.COUNT_BYTES);
        int values = Short.toUnsignedInt(buffer.getShort(at));
        at += RecordDescriptor.COUNT_BYTES;
        for (int i = 0; i < values; i++) {
            addTagged();
        }
    }

    void addTagged() {
        require(RecordDescriptor.TAG_BYTES);
        byte tag = buffer.get(at);
        Kind kind = Kind.of(tag);
        if (kind == null) {
            throw new CorruptRecordException("tag " + tag + " at " + at);
        }
        at += RecordDescriptor.TAG_BYTES;
        if (!kind.isVariable()) {
            add(kind, kind.bytes(), 0);
            return;
        }
        require(RecordDescriptor.TEXT_LENGTH_BYTES);
        int length = buffer.getInt(at);
        at += RecordDescriptor.TEXT_LENGTH_BYTES;
        int behind = kind.isCut() ? RecordDescriptor.CUT_BYTES : 0;
        if (length < 0 || length > end - at - behind) {
            throw new CorruptRecordException(length + " bytes at " + at + " in a record that ends at " + end);
        }
        add(kind, length, kind.isCut() ? buffer.getInt(at + length) : 0);
        at += behind;
    }

    private void add(Kind kind, int length, int cut) {
        require(length);
        if (count >= kinds.length) { // more than one beyond, if the shape knew the ones before
            grow();
        }
        kinds[count] = kind;
        positions[count] = at;
        lengths[count] = length;
        cuts[count] = cut;
        count++;
        at += length;
    }

    private void grow() {
        int capacity = 2 * Math.max(count, kinds.length);
        kinds = Arrays.copyOf(kinds, capacity);
        positions = Arrays.copyOf(positions, capacity);
        lengths = Arrays.copyOf(lengths, capacity);
        cuts = Arrays.copyOf(cuts, capacity);
    }

    private void require(int bytes) {
        if (bytes > end - at) {
            throw new CorruptRecordException(bytes + " bytes at " + at + " in a record that ends at " + end);
        }
    }

    int count() {
        return count;
    }

    /** Where the last value ends. */
    int end() {
        return at;
    }

    Kind kind(int index) {
        Kind known = isFixed(index) ? shape.kind(index) : null;
        return known == null ? kinds[index] : known;
    }

    int position(int index) {
        return isFixed(index) ? start + shape.fixedPosition(index) : positions[index];
    }

    /** In bytes, of a text or a throwable. */
    int length(int index) {
        return isFixed(index) ? kind(index).bytes() : lengths[index];
    }

    int cut(int index) {
        return isFixed(index) ? 0 : cuts[index];
    }

    /** The arrays are longer than what is in use, and hold the values of earlier records there. */
    private boolean isFixed(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("argument " + index + " of " + count);
        }
        return index < fixed;
    }
}
