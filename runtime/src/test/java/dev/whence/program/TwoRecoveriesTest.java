package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.ringfile.RingFolder;
import dev.whence.testing.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes that want to recover the same files at the same time. */
@Timeout(300)
class TwoRecoveriesTest {
    private static final int ROUNDS = Integer.getInteger("whence.crash.rounds", 5);

    @TempDir
    Path root;

    /** Two that look all the time: they find each dead process in the same moment, and its file is one's alone. */
    @Test
    void twoThatRecoverAllTheTime() throws Exception {
        Path area = Files.createDirectory(root.resolve("area"));
        List<ChildJvm.Running> recoverers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            recoverers.add(
                    ChildJvm.here().with("-XX:+UseSerialGC").start(RecoverProgram.class.getName(), area.toString()));
        }
        int delivered = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Killed killed = new Killed(area.resolve("round-" + i), 2);
            kill(killed);
            RingFolder folder = new RingFolder(killed.rings());
            while (!folder.ids().isEmpty()) {
                Thread.sleep(5);
            }
            killed.checkOnce();
        }
        Files.move(area, root.resolve("done"));
        for (ChildJvm.Running recoverer : recoverers) {
            ChildJvm.Ended ended = recoverer.await();
            assertThat(ended.err()).isEmpty();
            delivered += ended.outLines().size();
            System.out.println("TwoRecoveriesTest: one has recovered " + ended.outLines());
        }
        assertThat(delivered).isEqualTo(ROUNDS);
    }

    /** Two starts of the dead one's application: both recover in the background, and log for themselves meanwhile. */
    @Test
    void twoStartsAtOnce() throws Exception {
        Path logs = root.resolve("logs");
        Killed first = new Killed(root.resolve("first"), logs, 2);
        first.onlyOf(kill(first));
        List<Killed> all = new ArrayList<>(List.of(first));
        List<ChildJvm.Running> starts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Killed start = new Killed(root.resolve("start-" + i), logs, 2);
            ChildJvm.Running running = start(start);
            start.onlyOf(running);
            all.add(start);
            starts.add(running);
        }
        RingFolder folder = new RingFolder(first.rings());
        all.get(1).awaitReturned(1);
        all.get(2).awaitReturned(1);
        while (folder.ids().size() > 2) {
            Thread.sleep(5);
        }
        first.checkOnce();
        for (ChildJvm.Running running : starts) {
            running.kill();
            assertThat(running.await().err()).isEmpty();
        }
        assertThat(first.recoverAll()).hasSize(2);
        for (Killed killed : all) {
            killed.checkOnce();
        }
    }

    private static ChildJvm.Running kill(Killed killed) throws Exception {
        ChildJvm.Running running = start(killed);
        killed.awaitReturned(2000);
        running.kill();
        assertThat(running.await().err()).isEmpty();
        return running;
    }

    private static ChildJvm.Running start(Killed killed) throws Exception {
        return killed.child("async", "-Dwhence.flush=50ms")
                .start(CrashProgram.class.getName(), killed.arguments(CrashProgram.NAP, 200));
    }
}
