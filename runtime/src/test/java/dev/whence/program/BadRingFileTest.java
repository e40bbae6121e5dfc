package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.program.DeadRingFile.Result;
import dev.whence.recover.RingLook;
import dev.whence.ringfile.RingFolder;
import dev.whence.testing.ChildJvm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What may lie in a folder of ring files and is none, or none of ours: a line names the file and the reason, it is left
 * as it is, and the sound one beside it is recovered all the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRingFileTest {
    private static final String BAD = "00000000000000bb";
    private static final int RECORDS = 60;

    @TempDir
    private static Path root;

    private DeadRingFile good;
    private Path bad;
    private Path badLock;

    @BeforeAll
    void make() throws Exception {
        good = DeadRingFile.made(root, 2, RECORDS / 2, false);
        bad = good.rings().resolve(BAD + ".ring");
        badLock = good.rings().resolve(BAD + ".lock");
    }

    @AfterEach
    void clear() throws IOException {
        DeadRingFile.delete(good.rings());
    }

    private interface Making {
        void at(Path path) throws IOException;
    }

    /** The one at {@link #bad} is refused for this reason; the other is recovered. */
    private void refused(Making making, String reason) throws Exception {
        good.put(good.bytes());
        making.at(bad);
        assertThatRecoveryRefuses(bad, reason);
    }

    private void assertThatRecoveryRefuses(Path file, String reason) throws Exception {
        Result result = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> good.recover());
        assertThat(result.told()).isEqualTo("whence: cannot recover " + file + ": " + reason + "\n");
        assertThat(result.outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.recovered()).isEqualTo(RECORDS);
            assertThat(outcome.unreadable()).isZero();
        });
        assertThat(Files.exists(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(good.ring()).doesNotExist();
    }

    private void refusedBytes(Consumer<ByteBuffer> damage, String reason) throws Exception {
        byte[] bytes = good.bytes();
        damage.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        refused(path -> Files.write(path, bytes), reason);
        assertThat(bad).hasBinaryContent(bytes);
        ChildJvm.Ended rings = tool("rings", good.rings());
        assertThat(rings.exit()).isEqualTo(1);
        assertThat(rings.err()).isEqualTo("whence: " + bad + ": " + reason + "\n");
        assertThat(bad).hasBinaryContent(bytes);
    }

    private static ChildJvm.Ended tool(String command, Path directory) throws Exception {
        return ChildJvm.here()
                .with("-XX:+UseSerialGC", "-Xshare:auto")
                .run("dev.whence.tool.Main", command, "" + directory);
    }

    @Test
    void anotherVersion() throws Exception {
        refusedBytes(bytes -> bytes.putInt(8, 2), "has version 2 and this is for 1");
    }

    @Test
    void noRingFileAtAll() throws Exception {
        refusedBytes(bytes -> bytes.putLong(0, 1), "is no ring file");
        byte[] text = "remember the milk\n".repeat(1000).getBytes();
        refused(path -> Files.write(path, text), "is no ring file");
        assertThat(bad).hasBinaryContent(text);
    }

    /** One bit makes a file look as if its maker had died before anything was in it. */
    @Test
    void aHeaderThatSaysUnfinishedAndRecordsBehindIt() throws Exception {
        refusedBytes(bytes -> bytes.putInt(12, 0), "is no ring file");
        refusedBytes(bytes -> bytes.put(0, new byte[4096]), "is no ring file");
    }

    @Test
    void headerFieldsThatLie() throws Exception {
        for (int at : new int[] {16, 24, 32}) {
            for (long value :
                    new long[] {-1, 0, 1, 4096, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40}) {
                byte[] bytes = good.bytes();
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(at, value);
                refused(path -> Files.write(path, bytes), "has a damaged header");
            }
        }
    }

    @Test
    void randomBytes() throws Exception {
        Random random = new Random(1);
        for (int length : new int[] {1, 4096, 100_000, 3_000_000}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            refused(
                    path -> Files.write(path, bytes),
                    length < 4096 ? "has " + length + " bytes, less than a header" : "is no ring file");
            assertThat(bad).hasBinaryContent(bytes);
        }
    }

    @Test
    void longerThanItsHeaderSays() throws Exception {
        byte[] longer = Arrays.copyOf(good.bytes(), good.bytes().length + 1);
        refused(
                path -> Files.write(path, longer),
                "has " + longer.length + " bytes where its header says " + good.bytes().length);
        assertThat(bad).hasBinaryContent(longer);
    }

    @Test
    void cutAtAnyBoundary() throws Exception {
        Set<Integer> lengths = new TreeSet<>();
        int whole = good.bytes().length;
        for (int boundary : new int[] {
            8, 12, 16, 24, 32, 40, 72, 128, 144, 4096, 5 * 4096, 9 * 4096, good.number(24), good.number(32), whole
        }) {
            lengths.addAll(List.of(boundary - 1, boundary, boundary + 1));
        }
        lengths.remove(whole);
        lengths.remove(whole + 1);
        for (int length : lengths) {
            byte[] bytes = Arrays.copyOf(good.bytes(), length);
            String reason = length < 4096
                    ? "has " + length + " bytes, less than a header"
                    : "has " + length + " bytes where its header says " + whole;
            refused(path -> Files.write(path, bytes), reason);
            assertThat(bad).hasBinaryContent(bytes);
        }
    }

    /** As a maker leaves it that was killed on the way. */
    @Test
    void unfinishedOnesAreRemoved() throws Exception {
        byte[] begun = new byte[good.number(24)];
        byte[] mapped = Arrays.copyOf(Arrays.copyOf(good.bytes(), 12), good.bytes().length);
        for (byte[] bytes : new byte[][] {{}, new byte[5000], begun, mapped}) {
            good.put(good.bytes());
            Files.write(bad, bytes);
            Result result = good.recover();
            assertThat(result.told()).isEmpty();
            assertThat(result.outcomes()).hasSize(1);
            assertThat(good.rings()).isEmptyDirectory();
        }
    }

    @Test
    void somebodyElses() throws Exception {
        assumeTrue(mayGiveAway(), "no right to give files away");
        byte[] bytes = good.bytes();
        refused(
                path -> {
                    Files.write(path, bytes);
                    Files.setAttribute(path, "unix:uid", 12345);
                },
                "belongs to user 12345, and this process works for user 0");
        assertThat(bad).hasBinaryContent(bytes);
        Files.setAttribute(bad, "unix:uid", 0);
        good.put(bytes);
        Files.write(bad, bytes);
        Files.createFile(badLock);
        Files.setAttribute(badLock, "unix:uid", 12345);
        assertThatRecoveryRefuses(badLock, "belongs to user 12345, and this process works for user 0");
        assertThat(bad).hasBinaryContent(bytes);
    }

    private static boolean mayGiveAway() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    @Test
    void notAFile() throws Exception {
        refused(Files::createDirectory, "is a directory, not a file");
        refused(path -> run("mkfifo", path.toString()), "is something else, not a file");
    }

    @Test
    void symbolicLinks() throws Exception {
        Path elsewhere = root.resolve("elsewhere");
        byte[] bytes = good.bytes();
        Files.write(elsewhere, bytes);
        refused(path -> Files.createSymbolicLink(path, elsewhere), "is a symbolic link, not a file");
        assertThat(elsewhere).hasBinaryContent(bytes);
        Files.delete(elsewhere);
        refused(path -> Files.createSymbolicLink(path, elsewhere), "is a symbolic link, not a file");
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void lockFilesThatAreNone() throws Exception {
        Path elsewhere = Files.writeString(root.resolve("precious"), "precious");
        refusedLock(Files::createDirectory, "is a directory, not a file");
        refusedLock(path -> run("mkfifo", path.toString()), "is something else, not a file");
        refusedLock(path -> Files.createSymbolicLink(path, elsewhere), "is a symbolic link, not a file");
        refusedLock(path -> Files.createLink(path, elsewhere), "has more than one name");
        assertThat(elsewhere).hasContent("precious");
        Files.delete(elsewhere);
        refusedLock(path -> Files.createSymbolicLink(path, elsewhere), "is a symbolic link, not a file");
        assertThat(elsewhere).doesNotExist();
    }

    private void refusedLock(Making making, String reason) throws Exception {
        byte[] bytes = good.bytes();
        good.put(bytes);
        Files.write(bad, bytes);
        making.at(badLock);
        assertThatRecoveryRefuses(badLock, reason);
        assertThat(bad).hasBinaryContent(bytes);
        ChildJvm.Ended rings = tool("rings", good.rings());
        assertThat(rings.exit()).isEqualTo(1);
        assertThat(rings.err()).isEqualTo("whence: " + badLock + ": " + reason + "\n");
    }

    @Test
    void aMissingLockFileIsNoObstacle() throws Exception {
        good.put(good.bytes());
        assertThat(RingLook.at(new RingFolder(good.rings()), DeadRingFile.ID).alive())
                .isFalse();
        try (var files = Files.list(good.rings())) {
            assertThat(files).as("who looks leaves nothing behind").containsExactly(good.ring());
        }
        assertThat(good.recover().outcomes())
                .singleElement()
                .satisfies(o -> assertThat(o.recovered()).isEqualTo(RECORDS));
    }

    @Test
    void namesThatAreNone() throws Exception {
        good.put(good.bytes());
        Path name = good.rings().resolve("a\nb\u001b[31m.ring");
        Files.write(name, good.bytes());
        Result result = good.recover();
        assertThat(result.outcomes()).hasSize(1);
        assertThat(result.told())
                .isEqualTo("whence: cannot recover " + good.rings()
                        + "/a\\nb\\u001b[31m.ring: has not the name of a ring file\n");
        assertThat(name).hasBinaryContent(good.bytes());
        ChildJvm.Ended rings = tool("rings", good.rings());
        assertThat(rings.err())
                .isEqualTo("whence: " + good.rings() + "/a\\nb\\u001b[31m.ring: has not the name of a ring file\n");
    }

    @Test
    void foldersThatAreNone() throws Exception {
        good.put(good.bytes());
        Files.setPosixFilePermissions(good.rings(), PosixFilePermissions.fromString("rwxrwx---"));
        Result result = good.recover();
        assertThat(result.outcomes()).isEmpty();
        assertThat(result.told()).contains(good.rings() + ": is open to others (mode 770); allowed is 700");
        assertThat(good.ring()).exists();
        ChildJvm.Ended recover = tool("recover", good.rings());
        assertThat(recover.exit()).isEqualTo(1);
        assertThat(recover.err()).contains("is open to others");
        DeadRingFile.delete(good.rings());
        Files.createFile(good.rings());
        ChildJvm.Ended none = tool("recover", good.rings());
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.err()).isEqualTo("whence: " + good.rings() + " is not a directory\n");
    }

    /** The start of a program, beside such files: it says the same, and logs. */
    @Test
    void atStart() throws Exception {
        good.put(good.bytes());
        byte[] other = good.bytes();
        other[8] = 2;
        Files.write(bad, other);
        Files.createSymbolicLink(good.rings().resolve("00000000000000cc.ring"), bad);
        ChildJvm.Ended ended = ChildJvm.here()
                .with("-Dwhence.dir=" + good.logs(), "-Dwhence.ring.dir=" + good.rings(), "-Dwhence.app=dead")
                .with("-XX:+UseSerialGC")
                .run(BadInputProgram.class.getName(), "10");
        assertThat(ended.exit()).isZero();
        assertThat(ended.errLines())
                .containsOnlyOnce("whence: cannot recover " + bad + ": has version 2 and this is for 1")
                .containsOnlyOnce("whence: cannot recover " + good.rings()
                        + "/00000000000000cc.ring: is a symbolic link, not a file");
        assertThat(bad).hasBinaryContent(other);
        assertThat(Files.exists(good.ring(), LinkOption.NOFOLLOW_LINKS)).isFalse();
        String log = String.join("\n", Programs.lines(good.logs()));
        assertThat(log).contains("recovered " + RECORDS + " records of process ");
    }

    private static void run(String... command) throws IOException {
        try {
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                    .isZero();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
