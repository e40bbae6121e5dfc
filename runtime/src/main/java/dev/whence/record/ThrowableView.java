package dev.whence.record;

import dev.whence.sink.ByteOutput;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A reader over the items of a throwable in a record, one {@link #next} a line. Reusable; valid while its record's view
 * is. Not thread-safe.
 *
 * <p>Where the throwable was cut, the last item may be incomplete: its texts end where the bytes do, at a character.
 */
public final class ThrowableView {
    private final RecordView record;
    private ByteBuffer buffer;
    private boolean cut;
    private int at;
    private int end;

    private ThrowableItem item = ThrowableItem.CUT;
    private int depth;
    private int inCommon;

    /** The parts of the current item: where each begins, and its length or {@link ThrowableItem#ABSENT}. */
    private final Part first = new Part();

    private final Part message = new Part();
    private final Part description = new Part();

    private static final class Part {
        int position;
        int length = ThrowableItem.ABSENT;
    }

    public ThrowableView(RecordView record) {
        this.record = record;
        this.buffer = record.buffer();
    }

    /** Begins with the throwable that is {@code argument} of the view's record. */
    public void wrap(int argument) {
        buffer = record.buffer();
        at = record.throwableStart(argument);
        end = record.throwableEnd(argument);
        cut = record.kind(argument).isCut();
    }

    /**
     * Moves to the next item.
     *
     * @return false if there is none
     * @throws CorruptRecordException if there is something else
     */
    public boolean next() {
        if (end - at < 2 * Byte.BYTES) {
            return atEnd();
        }
        @Nullable ThrowableItem read = ThrowableItem.of(buffer.get(at));
        if (read == null) {
            throw new CorruptRecordException("item " + buffer.get(at) + " at " + at);
        }
        item = read;
        depth = Byte.toUnsignedInt(buffer.get(at + 1));
        at += 2 * Byte.BYTES;
        if (item.isThrowable()) {
            readText(first);
            readText(message);
            readText(description);
        } else if (item == ThrowableItem.FRAME) {
            readText(first);
        } else if (item == ThrowableItem.IN_COMMON) {
            if (end - at < Integer.BYTES) {
                return atEnd();
            }
            inCommon = buffer.getInt(at);
            at += Integer.BYTES;
        }
        return true;
    }

    private boolean atEnd() {
        if (at != end && !cut) {
            throw new CorruptRecordException("a throwable ends at " + end + " inside an item");
        }
        at = end;
        return false;
    }

    private void readText(Part part) {
        part.length = ThrowableItem.ABSENT;
        if (end - at < Integer.BYTES) {
            atEnd();
            return;
        }
        int length = buffer.getInt(at);
        at += Integer.BYTES;
        if (length < ThrowableItem.ABSENT || (length > end - at && !cut)) {
            throw new CorruptRecordException(length + " bytes at " + at + " in a throwable that ends at " + end);
        }
        if (length == ThrowableItem.ABSENT) {
            return;
        }
        part.position = at;
        part.length = length <= end - at ? length : wholeCharacters(at, end) - at;
        at = length <= end - at ? at + length : end;
    }

    /** Where the characters end if {@code to} may lie inside one. */
    private int wholeCharacters(int from, int to) {
        int lead = to - 1;
        while (lead > from && Utf8.isContinuation(buffer.get(lead))) {
            lead--;
        }
        return lead >= from && to - lead < Utf8.sequenceLength(buffer.get(lead)) ? lead : to;
    }

    public ThrowableItem item() {
        return item;
    }

    /** How many throwables this one, or one that it is a cause of, is suppressed by. */
    public int depth() {
        return depth;
    }

    /** The number of an {@link ThrowableItem#IN_COMMON} item. */
    public int inCommon() {
        return inCommon;
    }

    /** Appends a frame's text or a throwable's description, as it is, control characters included. */
    public void putText(ByteOutput out) {
        if (item.isThrowable() && description.length != ThrowableItem.ABSENT) {
            put(description, out);
            return;
        }
        put(first, out);
        if (item.isThrowable() && message.length != ThrowableItem.ABSENT) {
            out.put((byte) ':');
            out.put((byte) ' ');
            put(message, out);
        }
    }

    private void put(Part part, ByteOutput out) {
        if (part.length > 0) {
            record.putBytes(part.position, part.length, out);
        }
    }
}
