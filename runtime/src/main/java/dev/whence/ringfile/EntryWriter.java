package dev.whence.ringfile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts together the contents of a {@link Journal} entry: numbers, little-endian, and texts with their lengths. */
public final class EntryWriter {
    static final int NULL_TEXT = -1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public EntryWriter put(int number) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.writeBytes(bytes.putInt(number).array());
        return this;
    }

    public EntryWriter put(long number) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.writeBytes(bytes.putLong(number).array());
        return this;
    }

    public EntryWriter put(@Nullable String text) {
        if (text == null) {
            return put(NULL_TEXT);
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put(utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    public byte[] contents() {
        return out.toByteArray();
    }
}
