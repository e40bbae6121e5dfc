package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.sink.SmallDisk;
import dev.whence.testing.ChildJvm;
import dev.whence.testing.ModuleOnJdk25;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where ring files cannot be: said once, with the place and the reason, and the program logs on as ever. */
@Timeout(200)
class RingPlaceTest {
    private static final int CALLS = 20_000;
    private static final String SAID = "whence: records wait in memory that does not outlive this process: ";

    @TempDir
    private Path root;

    private void logsOnAndSays(Path place, String said) throws Exception {
        logsOnAndSays(place, said, List.of());
    }

    private void logsOnAndSays(Path place, String said, List<String> before) throws Exception {
        Path logs = root.resolve("logs");
        Path errors = root.resolve("errors");
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-cp", ModuleOnJdk25.classPath()));
        command.addAll(List.of("-Dwhence.dir=" + logs, "-Dwhence.ring.dir=" + place, "-Dwhence.ring.max=4m"));
        command.addAll(List.of(BadInputProgram.class.getName(), "" + CALLS, "at once"));
        Process process = new ProcessBuilder(command)
                .redirectError(errors.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(100, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("it ends").isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(Files.readAllLines(errors).stream().filter(line -> line.startsWith("whence:")))
                .containsExactly(SAID + said);
        assertThat(Programs.gapFree(Programs.messages(logs), 0)).isEqualTo(CALLS);
    }

    @Test
    void aFileInItsPlace() throws Exception {
        Path place = Files.writeString(root.resolve("rings"), "in the way");
        logsOnAndSays(place, place + ": is a file, not a directory");
        assertThat(place).hasContent("in the way");
    }

    @Test
    void aFileOnTheWay() throws Exception {
        Path file = Files.writeString(root.resolve("file"), "in the way");
        logsOnAndSays(file.resolve("rings"), file + ": is a file, not a directory");
    }

    @Test
    void aFolderOpenToOthers() throws Exception {
        Path place = Files.createDirectory(root.resolve("rings"));
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
        logsOnAndSays(place, place + ": is open to others (mode 755); allowed is 700");
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void aLinkToAFolder() throws Exception {
        Path real = Files.createDirectory(root.resolve("real"));
        Path place = Files.createSymbolicLink(root.resolve("rings"), real);
        logsOnAndSays(place, place + ": is a symbolic link, not a directory");
        assertThat(real).isEmptyDirectory();
    }

    @Test
    void aReadOnlyFileSystem() throws Exception {
        Path at = Files.createDirectory(root.resolve("disk"));
        try (SmallDisk disk = SmallDisk.mount(at, "size=8m,mode=700")) {
            disk.remount("ro");
            Path place = disk.root().resolve("rings");
            logsOnAndSays(place, place + ": Read-only file system");
        }
    }

    @Test
    void noRoomForAFile() throws Exception {
        Path at = Files.createDirectory(root.resolve("disk"));
        try (SmallDisk disk = SmallDisk.mount(at, "size=32k,mode=700")) {
            Path place = disk.root().resolve("rings");
            logsOnAndSays(place, place + ": No space left on device");
            assertThat(place).as("nothing is left behind").isEmptyDirectory();
        }
    }

    /** The file is there and cannot grow. */
    @Test
    void noRoomForCells() throws Exception {
        Path at = Files.createDirectory(root.resolve("disk"));
        try (SmallDisk disk = SmallDisk.mount(at, "size=128k,mode=700")) {
            Path place = disk.root().resolve("rings");
            logsOnAndSays(place, place + ": No space left on device");
        }
    }

    @Test
    void aLimitOnTheSizeOfFiles() throws Exception {
        Path place = root.resolve("rings");
        logsOnAndSays(place, place + ": File too large", List.of("sh", "-c", "ulimit -f 4000; exec \"$@\"", "sh"));
        assertThat(place).as("nothing is left behind").isEmptyDirectory();
    }

    /** Where a write reserves no blocks a full disk would be a fault on a store. */
    @Test
    void aFileSystemThatReservesNothing() throws Exception {
        Path at = Files.createDirectory(root.resolve("disk"));
        boolean mounted = run("mount", "-t", "ramfs", "-o", "mode=700", "whence-test", at.toString());
        if (!mounted) {
            System.out.println("SKIPPED, no right to mount a ramfs");
        }
        org.junit.jupiter.api.Assumptions.assumeTrue(mounted, "no right to mount a ramfs");
        try {
            Path place = at.resolve("rings");
            logsOnAndSays(place, place + ": lies on a file system, ramfs, where a write reserves no blocks");
        } finally {
            run("umount", "--lazy", at.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }

    /** Full at first: what is logged is kept in memory, and in the file again when there is room. */
    @Test
    void healsWhenThereIsRoomAgain() throws Exception {
        Path at = Files.createDirectory(root.resolve("disk"));
        Path logs = Files.createFile(root.resolve("logs")); // in the way: everything waits in rings
        Path ready = root.resolve("ready");
        Path go = root.resolve("go");
        try (SmallDisk disk = SmallDisk.mount(at, "size=256k,mode=700")) {
            ChildJvm.Running child = Programs.child("async", logs)
                    .with("-Dwhence.ring.dir=" + at.resolve("rings"), "-Dwhence.ring.max=8m", "-Dwhence.ring.cell=16k")
                    .with("-Dwhence.app=heal", "-Dwhence.overflow.timeout=100s")
                    .start(HealingProgram.class.getName(), ready.toString(), go.toString());
            await(ready, child);
            disk.remount("size=20m");
            Files.createFile(go);
            await(root.resolve("ready-again"), child);
            child.kill();
            String err = child.await().err();
            assertThat(err.lines().filter(line -> line.startsWith(SAID)))
                    .containsExactly(SAID + at.resolve("rings") + ": No space left on device");
            Files.delete(logs);
            ChildJvm.Ended recovered = ChildJvm.here()
                    .run("dev.whence.tool.Main", "recover", at.resolve("rings").toString());
            assertThat(recovered.exit()).as(recovered.err()).isZero();
            List<String> messages = Programs.messages(logs);
            // What the file had no room for is lost with the process; what came when it had is not.
            assertThat(messages).contains("0 0").contains("0 " + (2 * HealingProgram.FULL - 1));
            assertThat(messages.size()).isBetween(HealingProgram.FULL / 2, 2 * HealingProgram.FULL - 1);
        }
    }

    private static void await(Path file, ChildJvm.Running child) throws InterruptedException {
        while (!Files.exists(file)) {
            assertThat(child.process().isAlive()).isTrue();
            Thread.sleep(5);
        }
    }
}
