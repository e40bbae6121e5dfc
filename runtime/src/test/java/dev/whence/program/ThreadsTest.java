package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.testing.ChildJvm;
import dev.whence.testing.Jdk25;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many threads within a small memory. {@code -Dwhence.threads=1000000} runs the short and the virtual ones in their full
 * number.
 */
class ThreadsTest {
    private static final int COUNT = Integer.getInteger("whence.threads", 20_000);
    private static final long CAP = 16 << 20;

    @TempDir
    private Path directory;

    private void run(ChildJvm child, String program, long cap, int count) throws Exception {
        ChildJvm.Ended ended = child.with("-Dwhence.dir=" + directory, "-Dwhence.ring.max=" + cap, "-XX:+UseSerialGC")
                .run(ThreadsProgram.class.getName(), program, Long.toString(cap), Integer.toString(count));
        assertThat(ended.exit()).as("%s%s", ended.out(), ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
        System.out.print(program + ": " + ended.out());
    }

    private void oneLineEach() throws Exception {
        List<String> messages = Programs.messages(directory);
        assertThat(messages).hasSize(COUNT).doesNotHaveDuplicates();
    }

    @Test
    void shortThreadsLeaveNothingBehind() throws Exception {
        run(ChildJvm.here().with("-Xmx64m"), "churn", CAP, COUNT);
        oneLineEach();
    }

    @Test
    void manyLiveThreadsStayWithinTheCapAndNoneWaitsForTheIdle() throws Exception {
        run(ChildJvm.here().with("-Xmx128m"), "live", CAP, 10_000);
    }

    /** At a tiny cap too, where the threads wait for room: a carrier must not be held up by any of them. */
    @ParameterizedTest
    @ValueSource(longs = {CAP, 1 << 20})
    void virtualThreadsLoseNothingAndPinNoCarrier(long cap) throws Exception {
        Path recording = directory.resolve("pinned.jfr");
        ChildJvm child = ChildJvm.on(Jdk25.required())
                .with(
                        "-Xmx" + (512 + COUNT / 500) + "m", // each that waits takes more than a kilobyte
                        "-XX:StartFlightRecording=filename=" + recording + ",dumponexit=true",
                        "-Xlog:jfr*=off");
        run(child, "virtual", cap, COUNT);
        assertThat(events(recording, "jdk.VirtualThreadPinned")).isZero();
        oneLineEach();
    }

    /** By the JDK's own tool: this JDK may be older than the recording. */
    private static long events(Path recording, String name) throws Exception {
        Path tool = Jdk25.required().resolve("bin/jfr");
        Process process = new ProcessBuilder(tool.toString(), "summary", recording.toString())
                .redirectErrorStream(true)
                .start();
        String summary = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(summary).isZero();
        return summary.lines()
                .filter(line -> line.strip().startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[1]))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in\n" + summary));
    }
}
