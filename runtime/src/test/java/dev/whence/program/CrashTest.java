package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.pipeline.Recovery.Outcome;
import dev.whence.testing.ChildJvm;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that are killed at random, and what is in their logs afterwards: each record whose call returned, once. */
@Timeout(3600)
class CrashTest {
    private static final int KILLS = Integer.getInteger("whence.crash.kills", 20);

    @TempDir
    Path root;

    @Test
    void aKilledProcessLosesNothing() throws Exception {
        long seed = Long.getLong("whence.crash.seed", System.nanoTime());
        System.out.println("CrashTest: -Dwhence.crash.seed=" + seed + ", kills: " + KILLS);
        Random random = new Random(seed);
        long recovered = 0;
        long total = 0;
        for (int i = 0; i < KILLS; i++) {
            Killed killed = new Killed(root.resolve("kill-" + i), 1 + random.nextInt(4));
            kill(killed, random);
            Outcome outcome = killed.recover();
            killed.checkOnce();
            killed.checkAccounts(outcome);
            recovered += outcome.recovered();
            total += outcome.recovered() + outcome.written();
        }
        System.out.println("CrashTest: " + total + " records, " + recovered + " of them recovered");
        assertThat(recovered).isPositive();
    }

    @Test
    void aDirectoryThatIsNamedLaterLosesNothingFromThenOn() throws Exception {
        Killed killed = new Killed(root.resolve("late"), 2);
        String[] arguments = Stream.concat(
                        Stream.of(killed.arguments(CrashProgram.NAP, 100)),
                        Stream.of(killed.logs().toString()))
                .toArray(String[]::new);
        ChildJvm.Running running = ChildJvm.here()
                .with("-Dwhence.app=crash", "-Dwhence.flush=1h")
                .start(CrashProgram.class.getName(), arguments);
        killed.awaitReturned(1000);
        running.kill();
        assertThat(running.await().err()).isEmpty();
        assertThat(killed.recover().recovered()).isPositive();
        killed.checkOnce();
    }

    /** What is to be set is not known yet, nothing is written: only the place, which is set outside, is known. */
    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void whatIsLoggedInsideOfConfigureIsKept(String mode) throws Exception {
        Killed killed = new Killed(root.resolve("configuring"), 1);
        ChildJvm.Running running =
                killed.child(mode).start(CrashProgram.class.getName(), killed.arguments(CrashProgram.CONFIGURE, 100));
        killed.awaitReturned(1000);
        running.kill();
        assertThat(running.await().err()).isEmpty();
        assertThat(killed.files()).isEmpty();
        assertThat(killed.unread()).isGreaterThanOrEqualTo(1000);
        killed.recover();
        killed.checkOnce();
    }

    /** Small rolls and cells that grow are frequent: much of the time something is on its way. */
    private static void kill(Killed killed, Random random) throws Exception {
        ChildJvm.Running running = killed.child(
                        random.nextInt(8) == 0 ? "sync" : "async",
                        "-Dwhence.flush=" + (1 + random.nextInt(200)) + "ms",
                        "-Dwhence.ring.cell=" + (4 << random.nextInt(5)) + "k",
                        "-Dwhence.ring.max=" + (1 << random.nextInt(4)) + "m",
                        "-Dwhence.roll.size=" + (random.nextBoolean() ? 8 << random.nextInt(6) : 1 << 20) + "k")
                .start(CrashProgram.class.getName(), killed.arguments(CrashProgram.NAP, 1 << random.nextInt(12)));
        killed.awaitReturned(1);
        Thread.sleep(random.nextInt(150));
        running.kill();
        assertThat(running.await().err()).isEmpty();
    }
}
