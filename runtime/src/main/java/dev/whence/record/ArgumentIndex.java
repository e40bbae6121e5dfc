package dev.whence.record;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where the values of one record are: for each its kind, position, bytes, and how many were cut off. Filled in one pass
 * that checks every length against the end of the record, so that later reads need no check. Reusable.
 */
final class ArgumentIndex {
    private static final int FIRST_CAPACITY = 16;

    private Kind[] kinds = new Kind[FIRST_CAPACITY];
    private int[] positions = new int[FIRST_CAPACITY];
    private int[] lengths = new int[FIRST_CAPACITY];
    private int[] cuts = new int[FIRST_CAPACITY];
    private int count;

    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int at;
    private int end;

    /** Begins with the bytes of {@code source} from {@code from} to {@code to}. */
    void reset(ByteBuffer source, int from, int to) {
        buffer = source;
        at = from;
        end = to;
        count = 0;
    }

    /** Takes up a value without a tag for each letter of {@code shape} from index {@code first}. */
    void addShape(String shape, int first) {
        for (int i = first; i < shape.length(); i++) {
            char letter = shape.charAt(i);
            if (letter == RecordDescriptor.TAGGED) {
                addTagged();
            } else {
                Kind kind = Kind.of(letter);
                if (kind == null || !kind.isPrimitive()) {
                    throw new IllegalArgumentException("shape " + shape);
                }
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
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, count * 2);
            positions = Arrays.copyOf(positions, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
            cuts = Arrays.copyOf(cuts, count * 2);
        }
        kinds[count] = kind;
        positions[count] = at;
        lengths[count] = length;
        cuts[count] = cut;
        count++;
        at += length;
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
        return kinds[checked(index)];
    }

    int position(int index) {
        return positions[checked(index)];
    }

    /** In bytes. */
    int length(int index) {
        return lengths[checked(index)];
    }

    int cut(int index) {
        return cuts[checked(index)];
    }

    /** The arrays are longer than what is in use, and hold the values of earlier records there. */
    private int checked(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("argument " + index + " of " + count);
        }
        return index;
    }
}
