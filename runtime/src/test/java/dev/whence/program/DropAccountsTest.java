package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.pipeline.Recovery.Outcome;
import dev.whence.testing.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that drops records under pressure, and is killed: what it dropped is known all the same. */
@Timeout(120)
class DropAccountsTest {
    @TempDir
    Path root;

    @Test
    void droppedRecordsAreCountedAcrossTheKill() throws Exception {
        int threads = 3;
        Killed killed = new Killed(root.resolve("killed"), threads);
        ChildJvm.Running running = killed.child(
                        "async",
                        "-Dwhence.overflow=drop",
                        "-Dwhence.flush=1ms",
                        "-Dwhence.ring.cell=4k",
                        "-Dwhence.ring.max=1m")
                .start(CrashProgram.class.getName(), killed.arguments(CrashProgram.NAP, 2000));
        killed.awaitReturned(200_000);
        running.kill();
        assertThat(running.await().err()).isEmpty();
        Outcome outcome = killed.recover();
        System.out.println("DropAccountsTest: " + killed.returned() + " returned, " + outcome);
        assertThat(outcome.dropped()).isPositive();
        killed.checkAccounts(outcome);
        List<String> numbers = killed.numbers().stream()
                .filter(message -> !message.contains("dropped here"))
                .toList();
        assertThat(numbers).doesNotHaveDuplicates().hasSize((int) (outcome.written() + outcome.recovered()));
        for (int thread = 0; thread < threads; thread++) {
            String prefix = thread + " ";
            assertThat(numbers.stream()
                            .filter(number -> number.startsWith(prefix))
                            .map(number -> Integer.valueOf(number.substring(prefix.length()))))
                    .isSorted();
        }
    }
}
