package dev.whence.record;

import java.nio.ByteBuffer;

/**
 * An encoder of Strings that allocates nothing. A surrogate without its other half becomes a question mark, as in
 * {@link String#getBytes(java.nio.charset.Charset)}. Not thread-safe.
 */
final class Utf8 {
    static final int MOST_BYTES_PER_CHAR = 3;

    private static final int CHUNK = 512;
    private static final int ASCII_END = 0x80;
    private static final int TWO_BYTES_END = 0x800;
    private static final byte REPLACEMENT = '?';

    private final char[] chars = new char[CHUNK];
    private final byte[] bytes = new byte[CHUNK * MOST_BYTES_PER_CHAR];

    /** The exact number of bytes that {@code text} takes. */
    static long length(String text) {
        long length = 0;
        int count = text.length();
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c < ASCII_END) {
                length++;
            } else if (c < TWO_BYTES_END) {
                length += 2;
            } else if (!Character.isSurrogate(c)) {
                length += 3;
            } else if (Character.isHighSurrogate(c) && i + 1 < count && Character.isLowSurrogate(text.charAt(i + 1))) {
                length += 4;
                i++;
            } else {
                length++;
            }
        }
        return length;
    }

    /**
     * Puts {@code text} at {@code index}, as many whole characters of it as fit into {@code limit} bytes.
     *
     * @return the number of bytes put
     */
    int encode(String text, int limit, ByteBuffer target, int index) {
        int length = text.length();
        if (length <= Math.min(CHUNK, limit) && isAscii(text)) {
            lowBytes(text, bytes);
            target.put(index, bytes, 0, length);
            return length;
        }
        return encodeInChunks(text, limit, target, index);
    }

    /** One loop without a branch. It costs as much as the copy; a String does not tell how it is coded. */
    private static boolean isAscii(String text) {
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            all |= text.charAt(i);
        }
        return all < ASCII_END;
    }

    /** Deprecated for what is wanted here: it drops the upper half of each char. No other way in allocates nothing. */
    @SuppressWarnings("deprecation")
    private static void lowBytes(String text, byte[] target) {
        text.getBytes(0, text.length(), target, 0);
    }

    private int encodeInChunks(String text, int limit, ByteBuffer target, int index) {
        int put = 0;
        int from = 0;
        while (from < text.length()) {
            int count = Math.min(CHUNK, text.length() - from);
            if (from + count < text.length() && count > 1 && Character.isHighSurrogate(text.charAt(from + count - 1))) {
                count--; // its other half is in the next chunk
            }
            text.getChars(from, from + count, chars, 0);
            int encoded = encodeChunk(count);
            if (encoded > limit - put) {
                int fitting = wholeCharacters(bytes, limit - put);
                target.put(index + put, bytes, 0, fitting);
                return put + fitting;
            }
            target.put(index + put, bytes, 0, encoded);
            put += encoded;
            from += count;
        }
        return put;
    }

    /** The end of the last character of {@code bytes} that ends at or before {@code end}, which lies inside of them. */
    static int wholeCharacters(byte[] bytes, int end) {
        int whole = end;
        while (whole > 0 && isContinuation(bytes[whole])) {
            whole--;
        }
        return whole;
    }

    static boolean isContinuation(byte value) {
        return (value & 0xC0) == 0x80;
    }

    /** The bytes of the character that begins with {@code lead}. */
    static int sequenceLength(byte lead) {
        return lead >= 0 ? 1 : Math.max(1, Integer.numberOfLeadingZeros(~lead << (Integer.SIZE - Byte.SIZE)));
    }

    /** One loop without a branch, on arrays: twice as fast as reading the String and writing the buffer char by char. */
    private int encodeChunk(int count) {
        char[] from = chars;
        byte[] to = bytes;
        int all = 0;
        for (int i = 0; i < count; i++) {
            char c = from[i];
            all |= c;
            to[i] = (byte) c;
        }
        return all < ASCII_END ? count : encodeChunkBeyondAscii(count);
    }

    private int encodeChunkBeyondAscii(int count) {
        int at = 0;
        for (int i = 0; i < count; i++) {
            char c = chars[i];
            if (c < ASCII_END) {
                bytes[at++] = (byte) c;
            } else if (c < TWO_BYTES_END) {
                bytes[at++] = (byte) (0xC0 | (c >> 6));
                bytes[at++] = continuation(c);
            } else if (!Character.isSurrogate(c)) {
                bytes[at++] = (byte) (0xE0 | (c >> 12));
                bytes[at++] = continuation(c >> 6);
                bytes[at++] = continuation(c);
            } else if (Character.isHighSurrogate(c) && i + 1 < count && Character.isLowSurrogate(chars[i + 1])) {
                int codePoint = Character.toCodePoint(c, chars[++i]);
                bytes[at++] = (byte) (0xF0 | (codePoint >> 18));
                bytes[at++] = continuation(codePoint >> 12);
                bytes[at++] = continuation(codePoint >> 6);
                bytes[at++] = continuation(codePoint);
            } else {
                bytes[at++] = REPLACEMENT;
            }
        }
        return at;
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }
}
