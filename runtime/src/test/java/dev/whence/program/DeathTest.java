package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.pipeline.Recovery.Outcome;
import dev.whence.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The other ways in which a process dies. No hook runs in any of them. */
@Timeout(120)
class DeathTest {
    /** Of a JVM that has come to a fault, and writes no core. */
    private static final int CRASHED = 1;

    private static final int BY_KILL = 128 + 9;

    @TempDir
    Path root;

    @Test
    void halt() throws Exception {
        assertThat(die("halt")).isEqualTo(7);
    }

    @Test
    void exitOnOutOfMemory() throws Exception {
        assertThat(die("memory", "-Xmx24m", "-XX:+ExitOnOutOfMemoryError")).isEqualTo(3);
    }

    @Test
    void crashOnOutOfMemory() throws Exception {
        assertThat(die("memory", "-Xmx24m", "-XX:+CrashOnOutOfMemoryError")).isEqualTo(CRASHED);
        assertCrashed();
    }

    /** The stack ends wherever it ends, inside of a call that logs too; then the process halts. */
    @Test
    void stackOverflow() throws Exception {
        assertThat(die("stack", "-Xss512k")).isEqualTo(7);
    }

    @Test
    void faultInNativeCode() throws Exception {
        assertThat(die("native")).isEqualTo(CRASHED);
        assertCrashed();
    }

    @Test
    void segmentationFaultBySignal() throws Exception {
        Killed killed = new Killed(root.resolve("killed"), 2);
        ChildJvm.Running running = start(killed);
        signal("SEGV", running);
        assertThat(running.await().exit()).isEqualTo(CRASHED);
        assertCrashed();
        check(killed);
    }

    @Test
    void killedWhileItIsStopped() throws Exception {
        Killed killed = new Killed(root.resolve("killed"), 2);
        ChildJvm.Running running = start(killed);
        signal("STOP", running);
        killed.leaveAlone(); // it lives, though it does nothing
        running.kill();
        assertThat(running.await().exit()).isEqualTo(BY_KILL);
        check(killed);
    }

    private void assertCrashed() {
        assertThat(root.resolve("killed")).isDirectoryContaining("glob:**hs_err_pid*");
    }

    private int die(String way, String... jvm) throws Exception {
        Killed killed = new Killed(root.resolve("killed"), 2);
        List<String> arguments = new ArrayList<>(List.of(way));
        arguments.addAll(List.of(killed.arguments(CrashProgram.NAP, 100)));
        ChildJvm.Ended ended = killed.child("async", "-Dwhence.flush=50ms", "-XX:-CreateCoredumpOnCrash")
                .with(jvm)
                .run(DeathProgram.class.getName(), arguments.toArray(String[]::new));
        check(killed);
        return ended.exit();
    }

    private static ChildJvm.Running start(Killed killed) throws Exception {
        ChildJvm.Running running = killed.child("async", "-Dwhence.flush=50ms", "-XX:-CreateCoredumpOnCrash")
                .start(CrashProgram.class.getName(), killed.arguments(CrashProgram.NAP, 100));
        killed.awaitReturned(500);
        return running;
    }

    private static void signal(String name, ChildJvm.Running running) throws IOException, InterruptedException {
        Process kill =
                new ProcessBuilder("kill", "-" + name, "" + running.process().pid()).start();
        assertThat(kill.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }

    private static void check(Killed killed) throws IOException {
        Outcome outcome = killed.recover();
        killed.checkOnce(killed.numbers().stream()
                .filter(number -> !number.startsWith(Calls.DEEP_PREFIX))
                .toList());
        System.out.println("DeathTest: " + outcome);
        assertThat(outcome.written() + outcome.recovered()).isPositive();
    }
}
