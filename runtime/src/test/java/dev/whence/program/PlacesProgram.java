package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Capture;
import dev.whence.Level;
import dev.whence.Whence;
import dev.whence.link.v1.Unwoven;
import dev.whence.producer.Producers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Unwoven calls from every kind of place; checks by itself where they were found to be. */
public final class PlacesProgram {
    private static final String NAME = "dev.whence.program.PlacesProgram";
    private static final Unwoven LOG = Unwoven.of(NAME, "dev/whence/program/PlacesProgram.java");

    private PlacesProgram() {
        LOG.log(Level.INFO, "constructor");
    }

    /** A nested class without a facade of its own. */
    private static final class Nested {
        static {
            LOG.log(Level.INFO, "static initialiser");
        }

        static void call() {
            LOG.log(Level.INFO, "nested {}", 1);
        }
    }

    public static void main(String[] arguments) {
        try (Capture capture = Whence.capture()) {
            LOG.log(Level.INFO, "plain");
            Runnable lambda = () -> LOG.log(Level.INFO, "lambda {} {}", 1, 2);
            lambda.run();
            new PlacesProgram();
            Nested.call();
            new Object() {
                void call() {
                    LOG.log(Level.INFO, "anonymous");
                }
            }.call();
            List<Capture.Entry> records = capture.records();
            assertThat(records)
                    .extracting(entry -> entry.message() + " in " + entry.method())
                    .containsExactly(
                            "plain in main",
                            "lambda 1 2 in main",
                            "constructor in <init>",
                            "static initialiser in <clinit>",
                            "nested 1 in call",
                            "anonymous in call");
            assertThat(records).extracting(Capture.Entry::logger).containsOnly(NAME);
            assertThat(records).extracting(Capture.Entry::file).containsOnly("PlacesProgram.java");
            int first = records.get(0).line();
            assertThat(records.get(1).line()).isEqualTo(first + 1);
        }
        oneLineMakesOneSite();
    }

    /** What is remembered grows with the code, not with the data. */
    private static void oneLineMakesOneSite() {
        for (int i = 0; i < 10_000; i++) {
            LOG.log(Level.INFO, "format " + i);
        }
        Set<Integer> numbers = IntStream.range(1, 1000)
                .filter(id -> Producers.PROCESS.sites().site(id) != null)
                .boxed()
                .collect(Collectors.toSet());
        assertThat(numbers).hasSizeLessThan(20);
        assertThat(Whence.flush()).isTrue();
        assertThat(Whence.stats().written()).isEqualTo(10_006);
    }
}
