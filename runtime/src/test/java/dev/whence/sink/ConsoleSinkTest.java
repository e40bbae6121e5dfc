package dev.whence.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ConsoleSinkTest {

    @Test
    void afterAFaultTheRestGoesOnBehindWhatWasTaken() throws IOException {
        FullAfter out = new FullAfter(10_000);
        ConsoleSink sink = new ConsoleSink(out);
        byte[] batch = "0123456789abcdef".repeat(1000).getBytes(UTF_8);

        WriteFault fault = catchThrowableOfType(WriteFault.class, () -> sink.write(0, batch, 6, batch.length));
        assertThat(fault).hasMessage("cannot write standard output: Resource temporarily unavailable");
        assertThat(fault.taken()).isEqualTo(out.written.size()).isEqualTo(8192);

        out.room = Integer.MAX_VALUE;
        sink.write(0, batch, 6 + fault.taken(), batch.length);
        assertThat(out.written.toString(UTF_8)).isEqualTo(new String(batch, UTF_8).substring(6));
    }

    /** A pipe that is not read for a while: it takes small pieces whole or not at all. */
    private static final class FullAfter extends OutputStream {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private int room;

        FullAfter(int room) {
            this.room = room;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (count > room) {
                throw new IOException("Resource temporarily unavailable");
            }
            room -= count;
            written.write(bytes, from, count);
        }
    }

    @Test
    void writesToTheDescriptorWhateverSystemOutIs() throws IOException, InterruptedException {
        assertThat(Child.run("exec \"$@\"", Speaker.class)).isEqualTo("one\ntwo\nthree\n");
    }

    /** Holds the monitor of a System.out that swallows all, closes the sink, and writes on. */
    static final class Speaker {
        public static void main(String[] args) throws IOException, InterruptedException {
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
            ConsoleSink sink = new ConsoleSink();
            Thread other = new Thread(() -> {
                try {
                    sink.write(0, "one\ntwo\n".getBytes(UTF_8), 0, 8);
                } catch (WriteFault e) {
                    throw new AssertionError(e);
                }
            });
            synchronized (System.out) {
                other.start();
                other.join();
            }
            sink.close();
            Thread.currentThread().interrupt();
            sink.write(0, "three\n".getBytes(UTF_8), 0, 6);
        }
    }

    @Test
    void aClosedStandardOutputIsAFault() throws IOException, InterruptedException {
        assertThat(Child.run("exec \"$@\" >&-", Teller.class, "2"))
                .isEqualTo("whence: cannot write standard output: Bad file descriptor\n");
    }

    @Test
    void aPipeThatNobodyReadsIsAFault() throws IOException, InterruptedException {
        assertThat(Child.run("exec 3>&2; { \"$@\" 2>&3; } | true", Teller.class, "200"))
                .isEqualTo("whence: cannot write standard output: Broken pipe\n");
    }

    @Test
    void aFullDeviceIsAFault() throws IOException, InterruptedException {
        assertThat(Child.run("exec \"$@\" >/dev/full", Teller.class, "2"))
                .isEqualTo("whence: cannot write standard output: No space left on device\n");
    }

    @Test
    void nobodyToTellIsNoFaultOfTroubles() throws IOException, InterruptedException {
        assertThat(Child.run("\"$@\" >&- 2>&-; echo \"exit $?\"", Teller.class, "2"))
                .isEqualTo("exit 0\n");
    }

    /** Writes some lines, 10 ms apart, and tells what went wrong; ends well all the same. */
    static final class Teller {
        public static void main(String[] args) throws InterruptedException {
            Troubles troubles = new Troubles();
            ConsoleSink sink = new ConsoleSink();
            for (int i = 0; i < Integer.parseInt(args[0]); i++) {
                try {
                    sink.write(0, "line\n".getBytes(UTF_8), 0, 5);
                } catch (WriteFault e) {
                    troubles.tell("write", String.valueOf(e.getMessage()));
                }
                Thread.sleep(10);
            }
        }
    }
}
