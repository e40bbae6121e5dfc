package dev.whence.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.record.RecordFixture;
import dev.whence.record.RecordView;
import dev.whence.record.RecordWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StackTraceTest {
    private final RecordFixture fixture = new RecordFixture();
    private final RecordText texts = new RecordText();

    @Test
    void looksAsTheJdkPrintsIt() {
        Throwable simple = new IllegalStateException("simple");
        assertThat(stackTrace(simple)).isEqualTo(printed(simple));
        Throwable withoutMessage = new RuntimeException();
        assertThat(stackTrace(withoutMessage)).isEqualTo(printed(withoutMessage));
        Throwable caused = new RuntimeException(inner(3));
        assertThat(stackTrace(caused)).isEqualTo(printed(caused)).contains(" more\n");
        Throwable described = new Described();
        assertThat(stackTrace(described)).isEqualTo(printed(described)).startsWith("described at length\n");
    }

    @Test
    void randomTreesOfCausesAndSuppressedOnes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            Throwable thrown = tree(random);
            assertThat(stackTrace(thrown)).as("seed %d, round %d", seed, i).isEqualTo(printed(thrown));
        }
    }

    @Test
    void controlCharactersInTextsForgeNoLine() {
        Throwable thrown = new RuntimeException("a\nb\tc\u001b[31m", new RuntimeException("\r\n[ERROR] forged"));
        String text = stackTrace(thrown);
        assertThat(text).startsWith("java.lang.RuntimeException: a\\nb\\tc\\u001b[31m\n\tat ");
        assertThat(text).contains("\nCaused by: java.lang.RuntimeException: \\r\\n[ERROR] forged\n\t");
    }

    @Test
    void aThrowableThatFailsInEveryMethodIsPrintedAllTheSame() {
        assertThat(stackTrace(new Hostile())).isEqualTo("[FAILED toString()]\n");
    }

    @Test
    @Timeout(20)
    void causesWithoutEndEnd() {
        String text = stackTrace(new Endless());
        assertThat(text).endsWith("\n\t\u2026[more cut]\n").hasSizeBetween(1 << 19, 1 << 21);
    }

    @Test
    void aChainLongerThanTheStackIsDeepIsPrinted() {
        Throwable chain = new Frameless("0", null);
        for (int i = 1; i < 9_000; i++) {
            chain = new Frameless("" + i, chain);
        }
        assertThat(stackTrace(chain)).endsWith("\nCaused by: " + Frameless.class.getName() + ": 0\n");
    }

    @Test
    void aMessageOfTenMegabytesIsCut() {
        String text = stackTrace(new RuntimeException("x".repeat(10_000_000)));
        assertThat(text).matches("(?s)java.lang.RuntimeException: x+\u2026\\[\\d+ bytes cut]\n\t\u2026\\[more cut]\n");
    }

    @Test
    void aCutThrowableIsPrintedAsFarAsItGoes() {
        Throwable thrown = new RuntimeException("w\u00f3rds", inner(2));
        String whole = stackTrace(thrown);
        for (int budget = 0; budget < 600; budget++) {
            String text = cutTo(budget, thrown);
            assertThat(text).matches("(?s).*\u2026\\[\\d+ bytes cut]\n");
            String shown = text.substring(0, text.lastIndexOf('\u2026'));
            if (!shown.endsWith("\tat ") && !shown.endsWith(": ")) { // a line that had just begun
                assertThat(whole).as("budget %d", budget).startsWith(shown);
            }
        }
    }

    private String cutTo(int budget, Throwable thrown) {
        Object ready = dev.whence.record.Arguments.readyLast(thrown);
        int bytes = RecordWriter.sizeWithoutText("L") + budget;
        RecordView record =
                fixture.record(RecordFixture.site("x"), "L", bytes, budget, writer -> writer.putReady(ready));
        String text = texts.stackTrace(record);
        assertThat(text).isNotNull();
        return text;
    }

    private String stackTrace(Throwable thrown) {
        RecordView record = fixture.array(RecordFixture.site("x"), null, thrown);
        String text = texts.stackTrace(record);
        assertThat(text).isNotNull();
        return text;
    }

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static Throwable inner(int depth) {
        return depth == 0 ? new IllegalArgumentException("inner") : inner(depth - 1);
    }

    private static Throwable tree(Random random) {
        List<Throwable> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Throwable next = inner(random.nextInt(4));
            if (random.nextBoolean()) {
                next = new RuntimeException("outer " + i);
            }
            all.add(next);
        }
        for (Throwable throwable : all) {
            if (random.nextBoolean()) {
                Throwable cause = all.get(random.nextInt(all.size()));
                if (cause != throwable) {
                    throwable.initCause(cause); // circles included
                }
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                Throwable suppressed = all.get(random.nextInt(all.size()));
                if (suppressed != throwable) {
                    throwable.addSuppressed(suppressed);
                }
            }
        }
        return all.get(0);
    }

    private static final class Described extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            return "described at length";
        }
    }

    private static final class Frameless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Frameless(String message, @Nullable Throwable cause) {
            super(message, cause, false, false);
        }
    }

    private static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            return new Endless();
        }
    }

    private static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            throw new StackOverflowError();
        }

        @Override
        public String getLocalizedMessage() {
            throw new IllegalStateException();
        }

        @Override
        public synchronized Throwable getCause() {
            throw new OutOfMemoryError();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException();
        }
    }
}
