package dev.whence.layout;

import dev.whence.sink.ByteOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes text harmless, so that nothing that is logged can forge a line or steer a terminal: control characters (C0,
 * DEL, C1) and the separators U+2028 and U+2029 become {@code \n}, {@code \r}, {@code \t} or {@code \}{@code u001b}.
 */
final class Controls {
    private static final int BYTES = 256;
    private static final int DELETE = 0x7F;

    /** The lead byte of U+0080 to U+00BF, the first half of which are the C1 controls. */
    private static final int LEAD_OF_C1 = 0xC2;

    private static final int C1_END = 0xA0;

    /** The first of the three bytes of U+2028 and U+2029, which end in A8 and A9. */
    private static final int LEAD_OF_SEPARATORS = 0xE2;

    private static final byte[] LINE_SEPARATOR = "\u2028".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PARAGRAPH_SEPARATOR = "\u2029".getBytes(StandardCharsets.UTF_8);

    /** Whether a control character may begin with this byte. */
    private static final boolean[] SUSPECT = new boolean[BYTES];

    static {
        Arrays.fill(SUSPECT, 0, ' ', true);
        SUSPECT[DELETE] = true;
        SUSPECT[LEAD_OF_C1] = true;
        SUSPECT[LEAD_OF_SEPARATORS] = true;
    }

    /** The lowest bit of each byte of a long, and the highest. */
    private static final long ONES = 0x0101010101010101L;

    private static final long SIGNS = ONES << (Byte.SIZE - 1);

    private static final String HEX = "0123456789abcdef";

    private Controls() {}

    /** Escapes what stands in {@code out} from {@code from} on, in place. */
    static void escape(ByteOutput out, int from) {
        byte[] bytes = out.array();
        int end = out.length();
        for (int i = plainEnd(bytes, from, end); i < end; i++) {
            if (SUSPECT[bytes[i] & 0xFF] && length(bytes, i, end) > 0) {
                byte[] rest = Arrays.copyOfRange(bytes, i, end);
                out.length(i);
                rewrite(rest, out);
                return;
            }
        }
    }

    /** Up to where there is nothing but printable ASCII, or a few bytes less: most texts are, so eight bytes are seen at once. */
    private static int plainEnd(byte[] bytes, int from, int end) {
        int at = from;
        while (end - at >= Long.BYTES && isPlain(ByteLanes.eight(bytes, at))) {
            at += Long.BYTES;
        }
        return at;
    }

    /** Whether no byte is below a space, or DEL, or beyond: of each of these the sign bit is set in one of the three. */
    private static boolean isPlain(long eight) {
        return ((eight | (eight - ' ' * ONES) | (eight + ONES)) & SIGNS) == 0;
    }

    private static void rewrite(byte[] text, ByteOutput out) {
        int copied = 0;
        int i = 0;
        while (i < text.length) {
            int length = SUSPECT[text[i] & 0xFF] ? length(text, i, text.length) : 0;
            if (length == 0) {
                i++;
                continue;
            }
            out.put(text, copied, i - copied);
            putEscaped(new String(text, i, length, StandardCharsets.UTF_8).charAt(0), out);
            i += length;
            copied = i;
        }
        out.put(text, copied, text.length - copied);
    }

    /** The bytes of the control character at {@code i}; 0 if there is none. */
    private static int length(byte[] text, int i, int end) {
        return switch (text[i] & 0xFF) {
            case LEAD_OF_C1 -> i + 1 < end && (text[i + 1] & 0xFF) < C1_END ? 2 : 0;
            case LEAD_OF_SEPARATORS ->
                begins(text, i, end, LINE_SEPARATOR) || begins(text, i, end, PARAGRAPH_SEPARATOR) ? 3 : 0;
            default -> 1;
        };
    }

    private static boolean begins(byte[] text, int i, int end, byte[] with) {
        return i + with.length <= end && Arrays.equals(text, i, i + with.length, with, 0, with.length);
    }

    private static void putEscaped(char control, ByteOutput out) {
        out.put((byte) '\\');
        switch (control) {
            case '\n' -> out.put((byte) 'n');
            case '\r' -> out.put((byte) 'r');
            case '\t' -> out.put((byte) 't');
            default -> {
                out.put((byte) 'u');
                for (int shift = Character.SIZE - 4; shift >= 0; shift -= 4) {
                    out.put((byte) HEX.charAt(control >> shift & 0xF));
                }
            }
        }
    }

    /** The UTF-8 of {@code text}, escaped. */
    static byte[] escaped(String text) {
        ByteOutput out = new ByteOutput(text.length() + 16);
        out.put(text);
        escape(out, 0);
        return Arrays.copyOf(out.array(), out.length());
    }
}
