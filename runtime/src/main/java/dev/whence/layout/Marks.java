package dev.whence.layout;

import dev.whence.sink.ByteOutput;
import java.nio.charset.StandardCharsets;

/** The sign that text is missing: <code>…[17 bytes cut]</code>. */
final class Marks {
    private static final byte[] BEFORE = "\u2026[".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BEHIND = " bytes cut]".getBytes(StandardCharsets.UTF_8);

    private Marks() {}

    /** Appends the sign, if {@code cutBytes} are missing. */
    static void putCut(int cutBytes, ByteOutput out) {
        if (cutBytes > 0) {
            out.put(BEFORE, 0, BEFORE.length);
            Digits.put(cutBytes, out);
            out.put(BEHIND, 0, BEHIND.length);
        }
    }
}
