package dev.whence.record;

import dev.whence.sink.ByteOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The name of a thread as lines show it, already in UTF-8. Immutable. */
public final class ThreadName {
    /** Longer names are cut: they must fit into the first cell of a ring. */
    public static final int MOST_BYTES = 512;

    private final byte[] utf8;

    private ThreadName(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** The thread's name now; for a thread without one, as virtual threads are, {@code #} and its number. */
    public static ThreadName of(Thread thread) {
        String name = thread.getName();
        return of(name.isEmpty() ? "#" + thread.getId() : name);
    }

    public static ThreadName of(String name) {
        byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
        return new ThreadName(
                encoded.length <= MOST_BYTES
                        ? encoded
                        : Arrays.copyOf(encoded, Utf8.wholeCharacters(encoded, MOST_BYTES)));
    }

    static ThreadName ofUtf8(byte[] utf8) {
        return new ThreadName(utf8);
    }

    /** Appends the name as it is, control characters included. */
    public void put(ByteOutput out) {
        out.put(utf8, 0, utf8.length);
    }

    /** Whether these bytes are the name. */
    boolean isAt(ByteBuffer buffer, int at, int length) {
        boolean same = length == utf8.length;
        for (int i = 0; same && i < length; i++) {
            same = buffer.get(at + i) == utf8[i];
        }
        return same;
    }

    byte[] utf8() {
        return utf8;
    }

    @Override
    public String toString() {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
