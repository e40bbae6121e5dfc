package dev.whence.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

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
}
