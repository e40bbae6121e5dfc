package dev.whence.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.record.RecordFixture;
import dev.whence.record.RecordView;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.FormattingTuple;
import org.slf4j.helpers.MessageFormatter;

/** Messages are what SLF4J makes of them, but for the two differences, which {@link MessageRulesTest} holds. */
class MessageDifferentialTest {
    private static final String[] PIECES = {
        "{}", "{}", "{}", "\\", "\\{}", "\\\\{}", "{", "}", " ", "a", "\u017c", "1", "$", "{ }", "{1}", "{a b}", "%s",
        "{{}}"
    };
    private static final Pattern NAMED = Pattern.compile("\\{[\\p{L}$_][\\p{L}\\p{N}$_]*}");

    private final RecordText texts = new RecordText();

    @Test
    void randomFormatsAndArguments() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RecordFixture fixture = new RecordFixture();
        int compared = 0;
        for (int i = 0; i < 20_000; i++) {
            String format = format(random);
            @Nullable Object[] arguments = arguments(random);
            if (NAMED.matcher(format).find()) {
                continue; // the first difference
            }
            FormattingTuple expected = MessageFormatter.arrayFormat(format, arguments);
            RecordView record = random.nextBoolean()
                    ? fixture.array(RecordFixture.site(format), null, arguments)
                    : fixture.array(RecordFixture.site(null), format, arguments);
            boolean exception = texts.stackTrace(record) != null;
            if (expected.getThrowable() != null && !exception) {
                continue; // the second
            }
            assertThat(texts.message(record))
                    .as("seed %d, round %d, format %s", seed, i, format)
                    .isEqualTo(expected.getMessage());
            assertThat(exception).isEqualTo(expected.getThrowable() != null);
            compared++;
        }
        assertThat(compared).as("seed %d", seed).isGreaterThan(10_000);
    }

    private static String format(Random random) {
        StringBuilder format = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            format.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return format.toString();
    }

    private static @Nullable Object[] arguments(Random random) {
        @Nullable Object[] arguments = new Object[random.nextInt(5)];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(random);
        }
        if (arguments.length > 0 && random.nextInt(4) == 0) {
            arguments[arguments.length - 1] = new IllegalStateException("thrown");
        }
        return arguments;
    }

    private static @Nullable Object argument(Random random) {
        return switch (random.nextInt(16)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (byte) random.nextInt();
            case 3 -> (char) (' ' + random.nextInt(0x5F));
            case 4 -> (short) random.nextInt();
            case 5 -> random.nextInt() >> random.nextInt(32);
            case 6 -> random.nextLong() >> random.nextInt(64);
            case 7 -> Float.intBitsToFloat(random.nextInt());
            case 8 -> Double.longBitsToDouble(random.nextLong());
            case 9 -> new int[] {random.nextInt(), 2};
            case 10 -> new Object[] {"a", null, new char[] {'b'}};
            case 11 -> new IllegalStateException("not last, or so");
            case 12 -> new StringBuilder("{} \\{}");
            case 13 -> "\u20ac\uD83D\uDE00";
            default -> "text " + random.nextInt(100);
        };
    }
}
