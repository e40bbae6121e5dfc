package dev.whence.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TroublesTest {
    private static final long MILLIS = 1_000_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long nanos = Long.MAX_VALUE - 500 * MILLIS; // nanoTime may start anywhere, and overflow
    private final Troubles troubles = new Troubles(out, () -> nanos);

    private void assertTold(String... lines) {
        String expected = lines.length == 0 ? "" : "whence: " + String.join("\nwhence: ", lines) + "\n";
        assertThat(out.toString(UTF_8)).isEqualTo(expected);
    }

    @Test
    void aTroubleThatLastsIsToldOnce() {
        for (int i = 0; i < 100; i++) {
            troubles.tell("write", "disk full");
            nanos += 2000 * MILLIS;
        }
        assertTold("disk full");
    }

    @Test
    void aTroubleThatChangesIsToldAgain() {
        troubles.tell("write", "disk full");
        nanos += 1000 * MILLIS;
        troubles.tell("write", "no such directory");
        assertTold("disk full", "no such directory");
    }

    @Test
    void aTroubleThatComesBackIsToldAgain() {
        troubles.tell("write", "disk full");
        troubles.healed("write");
        nanos += 1000 * MILLIS;
        troubles.tell("write", "disk full");
        assertTold("disk full", "disk full");
    }

    @Test
    void kindsAreToldApart() {
        troubles.tell("write", "disk full");
        troubles.tell("roll", "disk full");
        troubles.healed("unheard of");
        assertTold("disk full", "disk full");
    }

    @Test
    void atMostOneLineASecondAndTheRestIsCounted() {
        for (int i = 0; i < 10; i++) {
            troubles.tell("write", "trouble " + i);
            nanos += 50 * MILLIS;
        }
        nanos += 1000 * MILLIS;
        troubles.tell("write", "trouble 10");
        nanos += 1000 * MILLIS;
        troubles.tell("write", "trouble 11");
        assertTold("trouble 0", "trouble 10 (and 9 more times)", "trouble 11");
    }

    @Test
    void aTroubleHeldBackIsToldByALaterRetry() {
        troubles.tell("write", "disk full");
        troubles.tell("write", "no such directory");
        troubles.tell("write", "no such directory");
        nanos += 999 * MILLIS;
        troubles.tell("write", "no such directory");
        assertTold("disk full");
        nanos += 1 * MILLIS;
        troubles.tell("write", "no such directory");
        troubles.tell("write", "no such directory");
        assertTold("disk full", "no such directory");
    }

    @Test
    void flappingIsCounted() {
        for (int i = 0; i < 3; i++) {
            troubles.tell("write", "disk full");
            troubles.healed("write");
        }
        nanos += 1000 * MILLIS;
        troubles.tell("write", "disk full");
        assertTold("disk full", "disk full (and 2 more times)");
    }

    @Test
    void oneLineWhateverTheTextContains() {
        troubles.tell("write", "cannot write a\nwhence: forged\r\u001b[31m\u0085\u2028\u0000 größe");
        assertTold("cannot write a\\nwhence: forged\\u000d\\u001b[31m\\u0085\\u2028\\u0000 größe");
    }

    @Test
    void endlessTextsAreCut() {
        troubles.tell("write", "x".repeat(1_000_000));
        assertTold("x".repeat(4000) + "…");
    }

    @Test
    void neverThrows() {
        Troubles closed = new Troubles(
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw new IOException("Bad file descriptor");
                    }
                },
                () -> nanos);
        assertThatCode(() -> closed.tell("write", "disk full")).doesNotThrowAnyException();
    }

    /** Standard error as a pipe that nobody reads. */
    private final class Pipe extends OutputStream {
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch read = new CountDownLatch(1);

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            entered.countDown();
            try {
                assertThat(read.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            out.write(bytes, from, count);
        }
    }

    @Test
    @Timeout(60)
    void whereStandardErrorHangsOneThreadHangsAndNoOther() throws InterruptedException {
        Pipe pipe = new Pipe();
        Troubles hanging = new Troubles(pipe, () -> nanos);
        Thread first = new Thread(() -> hanging.tell("first", "first"));
        first.start();
        pipe.entered.await();
        for (int i = 0; i < 16; i++) {
            hanging.tell("kind " + i, "trouble " + i);
        }
        hanging.tell("one too many", "one too many");
        hanging.healed("first");
        hanging.tellAside("aside", "aside", 1);
        pipe.read.countDown();
        first.join();
        nanos += 1000 * MILLIS;
        hanging.tell("one too many", "one too many");
        assertThat(out.toString(UTF_8).lines())
                .hasSize(18)
                .startsWith("whence: first", "whence: trouble 0")
                .endsWith("whence: trouble 15", "whence: one too many");
    }

    @Test
    void anErrorWhileALineIsWrittenDoesNotSilenceTheNext() {
        boolean[] lacking = {true};
        Troubles poor = new Troubles(
                new OutputStream() {
                    @Override
                    public void write(int value) {
                        throw new AssertionError("lines are written whole");
                    }

                    @Override
                    public void write(byte[] bytes, int from, int count) {
                        if (lacking[0]) {
                            throw new OutOfMemoryError("as planned");
                        }
                        out.write(bytes, from, count);
                    }
                },
                () -> nanos);
        assertThatCode(() -> poor.tell("a", "a ", new IllegalStateException())).doesNotThrowAnyException();
        lacking[0] = false;
        poor.tell("b", "b ", new IllegalStateException());
        assertTold("b java.lang.IllegalStateException");
    }
}
