package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line, as its user sees it. */
@Timeout(200)
class RingsToolTest {
    private static final int THREADS = 3;
    private static final int RECORDS = 20;

    @TempDir
    private Path root;

    private static ChildJvm.Ended tool(Object... arguments) throws Exception {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return ChildJvm.here().with("-XX:+UseSerialGC").run("dev.whence.tool.Main", texts);
    }

    private ChildJvm.Running logging(String... settings) throws Exception {
        Path ready = root.resolve("ready");
        ChildJvm.Running child = ChildJvm.here()
                .with("-XX:+UseSerialGC", "-Dwhence.app=tool", "-Dwhence.mode=async", "-Dwhence.flush=1h")
                .with(settings)
                .start(RemainsProgram.class.getName(), "" + THREADS, "" + RECORDS, ready.toString());
        while (!Files.exists(ready)) {
            assertThat(child.process().isAlive()).isTrue();
            Thread.sleep(5);
        }
        return child;
    }

    private static void signal(ChildJvm.Running child, String signal) throws IOException, InterruptedException {
        long pid = child.process().pid();
        assertThat(new ProcessBuilder("kill", "-" + signal, "" + pid)
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void whatIsNotUnderstoodIsSaid() throws Exception {
        for (List<String> wrong : List.of(
                List.of("recover"),
                List.of("rings"),
                List.of("erase", "x"),
                List.of("recover", "x", "--remove"),
                List.of("rings", "x", "--force"),
                List.of("rings", "x", "--remove", "y"))) {
            ChildJvm.Ended ended = tool(wrong.toArray());
            assertThat(ended.exit()).as("%s", wrong).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).startsWith("whence: not understood: " + String.join(" ", wrong) + "\nusage: ");
        }
        ChildJvm.Ended none = tool();
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).startsWith("usage: java -jar whence-runtime.jar COMMAND");
        ChildJvm.Ended help = tool("--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out()).startsWith("usage: ").contains("recover DIR", "rings DIR");
        ChildJvm.Ended missing = tool("rings", root.resolve("missing"));
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).isEqualTo("whence: " + root.resolve("missing") + " is not a directory\n");
    }

    @Test
    void nothingThere() throws Exception {
        ChildJvm.Ended rings = tool("rings", root);
        assertThat(rings.exit()).isZero();
        assertThat(rings.out()).isEqualTo("no ring files in " + root + "\n");
        ChildJvm.Ended recover = tool("recover", root);
        assertThat(recover.exit()).isZero();
        assertThat(recover.out()).isEqualTo("nothing to recover in " + root + "\n");
    }

    @Test
    void aStoppedProcessAndADeadOne() throws Exception {
        Path logs = root.resolve("logs");
        ChildJvm.Running child = logging("-Dwhence.dir=" + logs);
        signal(child, "STOP");
        long pid = child.process().pid();
        ChildJvm.Ended stopped = tool("rings", logs);
        assertThat(stopped.exit()).isZero();
        assertThat(stopped.outLines()).hasSize(2);
        assertThat(stopped.outLines().get(0))
                .matches("ring file +owner +pid +bytes in use +bytes unread +records +threads +belong to");
        String row = "[0-9a-f]{16} +%s +" + pid + " +\\d+ +\\d+ +" + THREADS * RECORDS + " +" + THREADS + " +" + logs
                + "/tool\\.\\*";
        assertThat(stopped.outLines().get(1)).matches(row.formatted("alive"));
        assertThat(tool("recover", logs).out()).startsWith("nothing to recover in ");
        child.kill();
        child.await();
        ChildJvm.Ended dead = tool("rings", logs, "--remove");
        assertThat(dead.outLines()).as("it holds records, so it stays").hasSize(2);
        assertThat(dead.outLines().get(1)).matches(row.formatted("dead"));
        ChildJvm.Ended recovered = tool("recover", logs);
        assertThat(recovered.exit()).isZero();
        assertThat(recovered.err()).isEmpty();
        assertThat(recovered.out())
                .matches("process " + pid + ": 0 written, 0 dropped, " + THREADS * RECORDS
                        + " recovered, 0 unreadable, in " + logs + "/tool\\.\\d{4}-\\d\\d-\\d\\d\\." + pid
                        + "\\.log\n");
        assertThat(tool("rings", logs).out()).isEqualTo("no ring files in " + logs.resolve(".whence") + "\n");
    }

    @Test
    void onlyDrainedOnesOfDeadProcessesAreRemoved() throws Exception {
        Path logs = root.resolve("logs");
        ChildJvm.Running child = logging("-Dwhence.dir=" + logs, "-Dwhence.mode=sync");
        ChildJvm.Ended alive = tool("rings", logs, "--remove");
        assertThat(alive.outLines()).hasSize(2);
        assertThat(alive.outLines().get(1)).contains("  alive  ").matches(".* 0 +0 +0 +" + logs + ".*");
        child.kill();
        child.await();
        ChildJvm.Ended dead = tool("rings", logs, "--remove");
        assertThat(dead.exit()).isZero();
        assertThat(dead.outLines()).hasSize(3);
        assertThat(dead.outLines().get(2)).matches("removed [0-9a-f]{16}");
        assertThat(logs.resolve(".whence")).isEmptyDirectory();
    }

    /** Records bound for standard output come out there, and nothing else does. */
    @Test
    void recordsBoundForStandardOutputArePrinted() throws Exception {
        Path rings = root.resolve("rings");
        ChildJvm.Running child = logging("-Dwhence.ring.dir=" + rings);
        assertThat(tool("rings", rings).out()).contains("  alive  ", "  standard output");
        child.kill();
        long pid = child.process().pid();
        assertThat(child.await().out()).isEmpty();
        ChildJvm.Ended recovered = tool("recover", rings);
        assertThat(recovered.exit()).isZero();
        assertThat(recovered.err())
                .isEqualTo("whence: process " + pid + ": 0 written, 0 dropped, " + THREADS * RECORDS
                        + " recovered, 0 unreadable\n");
        List<String> lines = recovered.outLines().stream()
                .filter(line -> line.startsWith("[INFO]["))
                .toList();
        assertThat(lines).hasSize(THREADS * RECORDS).allMatch(line -> line.contains("[" + pid + ":writer-"));
        assertThat(recovered.outLines())
                .allMatch(line -> line.startsWith("[INFO][")
                        || line.startsWith("java.lang.IllegalStateException: <")
                        || line.startsWith("\tat "));
        assertThat(rings).isEmptyDirectory();
        assertThat(tool("recover", rings).out()).startsWith("nothing to recover");
    }
}
