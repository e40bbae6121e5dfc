package dev.whence.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.helpers.MessageFormatter;

class ArgumentsTest {

    @Test
    void whatARecordCanHoldPassesThrough() {
        Object[] asTheyAre = {
            "text", true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, 6d,
        };
        assertThat(Arguments.ready(null)).isNull();
        for (Object argument : asTheyAre) {
            assertThat(Arguments.ready(argument)).isSameAs(argument);
            assertThat(Arguments.readyLast(argument)).isSameAs(argument);
        }
    }

    @Test
    void otherObjectsBecomeTheirText() {
        assertThat(Arguments.ready(new StringBuilder("built"))).isEqualTo("built");
        assertThat(Arguments.ready(new Answering(null))).isEqualTo("null");
        assertThat(Arguments.ready(new IllegalStateException("no"))).isEqualTo("java.lang.IllegalStateException: no");
    }

    @ParameterizedTest
    @ValueSource(classes = {RuntimeException.class, OutOfMemoryError.class, StackOverflowError.class})
    void aFailingToStringIsPrintedAsFailed(Class<? extends Throwable> failure) {
        Object failing = new Failing(failure);
        assertThat(Arguments.ready(failing)).isEqualTo("[FAILED toString()]");
        assertThat(Arguments.ready(new Object[] {1, failing, 2})).isEqualTo("[1, [FAILED toString()], 2]");
    }

    @Test
    void anArrayTooDeepForTheStackIsPrintedAsFailed() {
        Object[] deep = {"bottom"};
        for (int i = 0; i < 200_000; i++) {
            deep = new Object[] {deep};
        }
        assertThat(Arguments.ready(deep)).isEqualTo("[FAILED toString()]");
    }

    @Test
    void arraysAreRenderedAsSlf4jRendersThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Object array = array(random, 3);
            assertThat(Arguments.ready(array))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(MessageFormatter.arrayFormat("{}", new Object[] {array})
                            .getMessage());
        }
    }

    @Test
    void anArrayInsideItselfEnds() {
        Object[] outer = {1, null, "x"};
        outer[1] = new Object[] {outer, outer};
        assertThat(Arguments.ready(outer)).isEqualTo("[1, [[...], [...]], x]");
    }

    @Test
    void noReadyArgumentTakesMoreThanItsSize() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RecordFixture fixture = new RecordFixture();
        for (int i = 0; i < 500; i++) {
            Object ready = random.nextInt(4) == 0
                    ? Arguments.readyLast(new IllegalStateException(Utf8Test.text(random, 30)))
                    : Arguments.ready(value(random));
            String text = Utf8Test.text(random, random.nextInt(300));
            int bytes = Arguments.size(ready) + Arguments.size(text);
            // the buffer is as large as claimed, to the next multiple of eight: writing more throws
            RecordView view = fixture.record(RecordFixture.site("{} {}"), "LL", bytes, RecordWriter.NO_CUT, writer -> {
                writer.putReady(ready);
                writer.putReady(text);
            });
            assertThat(view.argumentCount()).as("seed %d, round %d", seed, i).isEqualTo(2);
        }
    }

    @Test
    void longAsciiDoesNotClaimThriceItsLength() {
        String text = "x".repeat(10_000_000);
        assertThat(Arguments.size(text)).isLessThan(10_000_100);
    }

    @Test
    void aTextBeyondTheMostIsCutAndFitsItsSize() {
        String text = "\u20ac".repeat(Arguments.MOST_TEXT_BYTES / 3 + 1);
        int bytes = Arguments.size(text);
        RecordView view = new RecordFixture()
                .record(RecordFixture.site("{}"), "L", bytes, RecordWriter.NO_CUT, writer -> writer.putReady(text));
        assertThat(view.kind(0)).isEqualTo(Kind.CUT_TEXT);
        assertThat(view.cutBytes(0)).isEqualTo(3);
        assertThat(255 * (long) bytes).as("a sum of sizes wraps at most once").isLessThan(1L << 32);
    }

    private static @Nullable Object value(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (byte) random.nextInt();
            case 3 -> (char) random.nextInt();
            case 4 -> (short) random.nextInt();
            case 5 -> random.nextLong();
            case 6 -> random.nextFloat();
            case 7 -> random.nextDouble();
            case 8 -> Utf8Test.text(random, random.nextInt(100));
            default -> random.nextInt();
        };
    }

    private static Object array(Random random, int depth) {
        int length = random.nextInt(4);
        switch (random.nextInt(10)) {
            case 0:
                return new boolean[length];
            case 1:
                return new byte[length];
            case 2:
                return "chars".substring(length).toCharArray();
            case 3:
                return new short[length];
            case 4:
                return random.ints(length).toArray();
            case 5:
                return random.longs(length).toArray();
            case 6:
                return new float[length];
            case 7:
                return random.doubles(length).toArray();
            default:
                @Nullable Object[] array = new Object[length];
                for (int i = 0; i < length; i++) {
                    boolean nested = depth > 0 && random.nextBoolean();
                    array[i] = nested ? array(random, depth - 1) : random.nextInt(9) == 0 ? array : value(random);
                }
                return array;
        }
    }

    private record Answering(@Nullable String text) {
        @Override
        @SuppressWarnings("NullAway")
        public String toString() {
            return text;
        }
    }

    private record Failing(Class<? extends Throwable> failure) {
        @Override
        public String toString() {
            throw sneaky(failure);
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <T extends Throwable> RuntimeException sneaky(Class<? extends Throwable> failure) throws T {
            try {
                throw (T) failure.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
    }
}
