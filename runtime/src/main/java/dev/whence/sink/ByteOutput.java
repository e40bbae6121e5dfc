package dev.whence.sink;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes: what layouts write and sinks take. Not thread-safe; its owner's lock guards it. */
public final class ByteOutput {
    private byte[] bytes;
    private int length;

    /** @param capacity in bytes; doubled whenever it does not suffice */
    public ByteOutput(int capacity) {
        bytes = new byte[capacity];
    }

    public void put(byte value) {
        if (length == bytes.length) {
            reserve(1);
        }
        bytes[length++] = value;
    }

    public void put(byte[] source, int offset, int count) {
        int at = length;
        if (count > bytes.length - at) {
            reserve(count);
        }
        System.arraycopy(source, offset, bytes, at, count);
        length = at + count;
    }

    /** Puts text in UTF-8; for text that is short or rare. */
    public void put(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        put(encoded, 0, encoded.length);
    }

    /** Makes room for {@code count} bytes more, so that {@link #array()} can be filled in place up to there. */
    public void reserve(int count) {
        int needed = Math.addExact(length, count);
        if (needed > bytes.length) {
            int doubled = (int) Math.min(Integer.MAX_VALUE - 8L, bytes.length * 2L);
            bytes = Arrays.copyOf(bytes, Math.max(needed, doubled));
        }
    }

    /** The bytes from 0 to {@link #length()}; another array after a call that grew it. */
    public byte[] array() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** Cuts to, or after writing to {@link #array()} in place extends to, {@code length} bytes. */
    public void length(int newLength) {
        if (newLength < 0 || newLength > bytes.length) {
            throw new IllegalArgumentException("length " + newLength + " of " + bytes.length);
        }
        length = newLength;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
