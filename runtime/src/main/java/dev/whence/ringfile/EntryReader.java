package dev.whence.ringfile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Takes apart what an {@link EntryWriter} has put together. Its methods throw IllegalArgumentException on damage. */
public final class EntryReader {
    private final ByteBuffer contents;

    public EntryReader(Journal.Entry entry) {
        contents = entry.contents().duplicate().order(entry.contents().order());
    }

    public int number() {
        return need(Integer.BYTES).getInt();
    }

    public long longNumber() {
        return need(Long.BYTES).getLong();
    }

    public @Nullable String textOrNull() {
        int length = number();
        if (length == EntryWriter.NULL_TEXT) {
            return null;
        }
        need(length);
        byte[] utf8 = new byte[length];
        contents.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    public String text() {
        String text = textOrNull();
        if (text == null) {
            throw new IllegalArgumentException("a text is missing");
        }
        return text;
    }

    private ByteBuffer need(int bytes) {
        if (bytes < 0 || bytes > contents.remaining()) {
            throw new IllegalArgumentException(bytes + " of " + contents.remaining() + " bytes");
        }
        return contents;
    }
}
