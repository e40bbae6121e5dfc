package dev.whence.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A throwable as the {@linkplain ThrowableItem items} that a record holds, made on the thread that logs, because a
 * throwable's methods are the user's code.
 */
final class PreparedThrowable {
    /** Where items end; a chain of causes that makes itself as it is walked has no end of its own. */
    static final int MOST_BYTES = 1 << 20;

    /** Room kept behind {@link #MOST_BYTES} for the mark that a text was cut, and for the last item. */
    private static final int MARK_BYTES = 64;

    private static final int FIRST_CAPACITY = 2048;

    private static final byte[] NO_MARK = {};

    private ByteBuffer buffer = allocate(FIRST_CAPACITY);

    private PreparedThrowable() {}

    static PreparedThrowable of(Throwable throwable) {
        try {
            PreparedThrowable prepared = new PreparedThrowable();
            new ThrowableWalk(prepared).walk(throwable);
            return prepared;
        } catch (Throwable outOfMemoryOrStack) { // the program that logs must not die of it
            return classOnly(throwable);
        }
    }

    private static PreparedThrowable classOnly(Throwable throwable) {
        PreparedThrowable prepared = new PreparedThrowable();
        prepared.item(ThrowableItem.THROWN, 0);
        prepared.text(throwable.getClass().getName());
        prepared.text(null);
        prepared.text(ArgumentText.FAILED);
        return prepared;
    }

    /** Copies the first {@code count} bytes to {@code index} of {@code target}. */
    void copyTo(ByteBuffer target, int index, int count) {
        target.put(index, buffer, 0, count);
    }

    int length() {
        return buffer.position();
    }

    boolean isFull() {
        return buffer.position() >= MOST_BYTES;
    }

    void item(ThrowableItem item, int depth) {
        reserve(2 * Byte.BYTES + Integer.BYTES);
        buffer.put(item.tag());
        buffer.put((byte) Math.min(ThrowableItem.MOST_DEPTH, depth));
    }

    void number(int value) {
        reserve(Integer.BYTES);
        buffer.putInt(value);
    }

    /** Adds a text, or null; if it does not fit, what does of it, with a mark. */
    void text(@Nullable String text) {
        if (text == null) {
            number(ThrowableItem.ABSENT);
            return;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        int room = Math.max(0, MOST_BYTES - buffer.position());
        if (encoded.length <= room) {
            bytes(encoded, encoded.length, NO_MARK);
            return;
        }
        int fitting = Utf8.wholeCharacters(encoded, room);
        String mark = "\u2026[" + (encoded.length - fitting) + " bytes cut]";
        bytes(encoded, fitting, mark.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] text, int length, byte[] mark) {
        reserve(Integer.BYTES + length + mark.length);
        buffer.putInt(length + mark.length);
        buffer.put(text, 0, length);
        buffer.put(mark, 0, mark.length);
    }

    private void reserve(int count) {
        if (buffer.remaining() >= count) {
            return;
        }
        int needed = buffer.position() + count;
        int doubled = Math.min(buffer.capacity() * 2, MOST_BYTES + MARK_BYTES);
        buffer = allocate(Math.max(needed, doubled)).put(buffer.flip());
    }

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
