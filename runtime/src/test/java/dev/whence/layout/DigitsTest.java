package dev.whence.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.sink.ByteOutput;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DigitsTest {

    @Test
    void numbersAreWrittenAsTheJdkWritesThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        LongStream edges =
                LongStream.iterate(1, n -> n * 10).limit(19).flatMap(n -> LongStream.of(n - 1, n, -n, 1 - n));
        LongStream ends = LongStream.of(Long.MIN_VALUE, Long.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, 1L << 31);
        LongStream others = LongStream.generate(() -> random.nextLong() >> random.nextInt(64))
                .limit(5_000);
        LongStream.concat(LongStream.concat(edges, ends), others).forEach(value -> {
            ByteOutput out = new ByteOutput(1);
            Digits.put(value, out);
            assertThat(out).as("seed %d", seed).hasToString(Long.toString(value));
        });
    }
}
