package dev.whence.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    private final Utf8 utf8 = new Utf8();

    @Test
    void encodesAsTheJdkDoes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            String text = text(random, random.nextInt(i % 100 == 0 ? 3_000 : 40));
            byte[] expected = text.getBytes(UTF_8);
            assertThat(Utf8.length(text)).as("seed %d, text %s", seed, text).isEqualTo(expected.length);
            assertThat(encode(text, Integer.MAX_VALUE, expected.length))
                    .as("seed %d, text %s", seed, text)
                    .isEqualTo(expected);
        }
    }

    @Test
    void cutsBetweenCharactersAndAsLateAsPossible() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            String text = text(random, 1 + random.nextInt(i % 100 == 0 ? 2_000 : 20));
            byte[] whole = text.getBytes(UTF_8);
            int limit = random.nextInt(whole.length);
            String cut = new String(encode(text, limit, limit), UTF_8);
            String expected = longestPrefix(new String(whole, UTF_8), limit);
            assertThat(cut).as("seed %d, text %s, limit %d", seed, text, limit).isEqualTo(expected);
        }
    }

    @Test
    void aPairOfSurrogatesOnTheEdgeOfAChunkStaysOneCharacter() {
        for (int length = 500; length < 520; length++) {
            String text = "x".repeat(length) + "\uD83D\uDE00".repeat(600);
            assertThat(encode(text, Integer.MAX_VALUE, text.getBytes(UTF_8).length))
                    .isEqualTo(text.getBytes(UTF_8));
        }
    }

    private static String longestPrefix(String text, int limit) {
        int end = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (text.substring(0, next).getBytes(UTF_8).length > limit) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    private byte[] encode(String text, int limit, int room) {
        ByteBuffer target = RecordFixture.buffer(3 + room);
        int length = utf8.encode(text, limit, target, 3);
        byte[] bytes = new byte[length];
        target.get(3, bytes);
        return bytes;
    }

    static String text(Random random, int length) {
        boolean asciiOnly = random.nextInt(3) == 0;
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            switch (asciiOnly ? 0 : random.nextInt(6)) {
                case 0, 1 -> text.append((char) random.nextInt(0x80));
                case 2 -> text.append((char) random.nextInt(0x800));
                case 3 -> text.append((char) random.nextInt(0x10000)); // lone surrogates too
                case 4 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
                default -> text.append((char) (0xD800 + random.nextInt(0x800)));
            }
        }
        return text.toString();
    }
}
