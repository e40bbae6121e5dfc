package dev.whence.program;

import static dev.whence.program.EndingProgram.FEW;
import static dev.whence.program.EndingProgram.THREADS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.testing.ChildJvm;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a program ends: what was logged before is in the file, and what is logged later too. */
class EndingTest {
    @TempDir
    private Path directory;

    private Path log;
    private Path returned;

    private ChildJvm child(String mode) {
        log = directory.resolve("log");
        returned = directory.resolve("returned");
        return Programs.child(mode, log);
    }

    private ChildJvm.Ended run(String mode, String end) throws Exception {
        return child(mode).run(EndingProgram.class.getName(), end, returned.toString());
    }

    /** Every record whose call returned, in its thread's order. */
    private List<String> everyRecordWhoseCallReturned() throws Exception {
        List<String> messages = Programs.messages(log);
        ByteBuffer counts = ByteBuffer.wrap(Files.readAllBytes(returned));
        for (int thread = 0; thread < THREADS; thread++) {
            assertThat(Programs.gapFree(messages, thread))
                    .as("records of thread %d", thread)
                    .isGreaterThanOrEqualTo(counts.getInt(Integer.BYTES * thread));
        }
        return messages;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void endOfMain(String mode) throws Exception {
        ChildJvm.Ended ended = run(mode, "main");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exit()).isZero();
        assertThat(everyRecordWhoseCallReturned()).hasSize(THREADS * FEW);
        assertThat(ended.out().strip()).isEqualTo("8000 = 8000 + 0 + 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void uncaughtException(String mode) throws Exception {
        ChildJvm.Ended ended = run(mode, "uncaught");
        assertThat(ended.exit()).isOne();
        assertThat(ended.err()).contains("as planned").doesNotContain("whence:");
        assertThat(everyRecordWhoseCallReturned()).hasSize(THREADS * FEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void systemExitWhileThreadsLog(String mode) throws Exception {
        ChildJvm.Ended ended = run(mode, "exit");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exit()).isEqualTo(7);
        everyRecordWhoseCallReturned();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void signalWhileThreadsLog(String mode) throws Exception {
        ChildJvm.Running running = child(mode).start(EndingProgram.class.getName(), "signal", returned.toString());
        while (running.process().isAlive() && (!Files.exists(returned) || count(0) < FEW)) {
            Thread.onSpinWait();
        }
        running.process().toHandle().destroy(); // Process.destroy would also close the streams that are being read
        ChildJvm.Ended ended = running.await();
        assertThat(ended.exit()).as(ended.err()).isEqualTo(128 + 15);
        assertThat(ended.err()).isEmpty();
        everyRecordWhoseCallReturned();
    }

    private int count(int thread) throws Exception {
        byte[] counts = Files.readAllBytes(returned);
        return counts.length < THREADS * Integer.BYTES
                ? 0
                : ByteBuffer.wrap(counts).getInt(Integer.BYTES * thread);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void hooksAndDaemonThreadsThatLogLate(String mode) throws Exception {
        ChildJvm.Ended ended = run(mode, "late");
        assertThat(ended.err()).isEmpty();
        assertThat(Programs.gapFree(everyRecordWhoseCallReturned(), THREADS)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void callsAfterShutdownWriteForThemselves(String mode) throws Exception {
        ChildJvm.Ended ended = run(mode, "shutdown");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.outLines()).containsExactly("false", "true");
        assertThat(Programs.gapFree(everyRecordWhoseCallReturned(), THREADS)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void configuredAgainAfterShutdown(String mode) throws Exception {
        ChildJvm.Ended ended = run(mode, "configured");
        assertThat(ended.err()).isEmpty();
        assertThat(Programs.gapFree(everyRecordWhoseCallReturned(), THREADS)).isEqualTo(1);
    }
}
