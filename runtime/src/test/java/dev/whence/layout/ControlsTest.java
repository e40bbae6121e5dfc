package dev.whence.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.sink.ByteOutput;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ControlsTest {

    @Test
    void everyControlCharacterIsEscapedAndNothingElse() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            if (!Character.isSurrogate(c)) {
                assertThat(escaped("a" + c + "b")).isEqualTo("a" + expected(c) + "b");
            }
        }
    }

    @Test
    void randomTexts() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "ab\u00e9\u20ac\u2027\u2028\u2029\u202a\u0085\u009f\u00a0\u001b\n\r\t\\\u007f\u0000";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            StringBuilder expected = new StringBuilder();
            int plain = random.nextInt(3) * 10; // of some, long stretches are looked at eight bytes at once
            for (int k = random.nextInt(40); k > 0; k--) {
                char c = random.nextInt(plain + 1) > 0
                        ? (char) (' ' + random.nextInt(95))
                        : alphabet.charAt(random.nextInt(alphabet.length()));
                text.append(c);
                expected.append(expected(c));
            }
            assertThat(escaped(text.toString())).as("seed %d", seed).isEqualTo(expected.toString());
        }
    }

    @Test
    void whatStandsBeforeIsLeftAlone() {
        ByteOutput out = new ByteOutput(4);
        out.put("line\n");
        int from = out.length();
        out.put("a\nb");
        Controls.escape(out, from);
        assertThat(out).hasToString("line\na\\nb");
    }

    private static String escaped(String text) {
        return new String(Controls.escaped(text), UTF_8);
    }

    private static String expected(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                Character.isISOControl(c) || c == '\u2028' || c == '\u2029'
                        ? String.format("\\u%04x", (int) c)
                        : String.valueOf(c);
        };
    }
}
