package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.Level;
import dev.whence.sink.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a system may do to a log: the program runs on, what is lost is counted and marked, the trouble is told once, and
 * writing resumes by itself when it is over.
 */
@Timeout(120)
class FaultTest {
    /** Processor time that a second of waiting may cost: a tenth of a busy loop's. */
    private static final long IDLE_MILLIS = 100;

    /** A caller waits 200 ms at most; the rest is for a busy machine. */
    private static final long LONGEST_MILLIS = 1500;

    @TempDir
    private Path directory;

    private Path work;
    private Path logs;

    @BeforeEach
    void directories() throws IOException {
        work = Files.createDirectory(directory.resolve("work"));
        logs = Files.createDirectory(directory.resolve("logs"));
    }

    private List<String> settings(String mode, Path into) {
        return new ArrayList<>(List.of(
                "-Dwhence.mode=" + mode,
                "-Dwhence.dir=" + into,
                "-Dwhence.ring.dir=" + work.resolve("rings"), // what strikes the log strikes no ring
                "-Dwhence.ring.max=1m",
                "-Dwhence.flush=20ms",
                "-Dwhence.overflow.timeout=200ms"));
    }

    private void check(FaultChild.Accounts accounts, long logged) throws IOException {
        Programs.checkAccounts(Programs.messages(logs), accounts, logged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void aFullDiskIsCured(String mode) throws Exception {
        try (SmallDisk disk = SmallDisk.mount(logs, "size=2m");
                FaultChild child = FaultChild.start("exec \"$@\"", work, settings(mode, disk.root()))) {
            child.ask("log 1"); // starts the log, which takes its time
            assertThat(child.number("log 59999")).as("ms of the slowest call").isLessThan(LONGEST_MILLIS);
            FaultChild.await("a fault", () -> !child.told().isEmpty());
            FaultChild.Accounts full = child.accounts();
            assertThat(full.written()).isPositive();
            assertThat(full.pending()).isPositive();
            assertThat(full.dropped()).isPositive();
            assertThat(child.idleMillis()).isLessThan(IDLE_MILLIS);

            disk.remount("size=16m");
            FaultChild.Accounts cured = child.awaitWritten();
            assertThat(cured.dropped()).isEqualTo(full.dropped());
            child.ask("log 100");
            assertThat(child.ask("flush")).isEqualTo("true");
            check(child.accounts(), 60_100);
            assertThat(child.end()).isZero();
            assertThat(child.told("cannot write"))
                    .hasSize(1)
                    .allMatch(line -> line.contains("No space left on device"));
        }
    }

    /** A file system is made read-only only while nobody writes to it: so the log is closed first. */
    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void aFileSystemIsReadOnlyForAWhile(String mode) throws Exception {
        try (SmallDisk disk = SmallDisk.mount(logs, "size=16m");
                FaultChild child = FaultChild.start("exec \"$@\"", work, settings(mode, disk.root()))) {
            disk.remount("ro");
            child.ask("log 100");
            FaultChild.await("a fault", () -> !child.told("cannot write").isEmpty());
            assertThat(child.accounts().pending()).isEqualTo(100);
            disk.remount("rw");
            child.awaitWritten();

            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1100)); // at most a line a second
            child.ask("shutdown"); // from here on calls write for themselves, and there is no thread that would retry
            disk.remount("ro");
            child.ask("log 100"); // into a file that is begun already
            assertThat(child.accounts().pending()).isEqualTo(100);
            disk.remount("rw");
            FaultChild.await("the next try", () -> {
                try {
                    return child.ask("flush").equals("true");
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            check(child.accounts(), 200);
            assertThat(child.told("cannot write")).hasSize(2).allMatch(line -> line.contains("Read-only file system"));
            assertThat(child.end()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void theDirectoryIsRemovedAndItsParentCannotBeWritten(String mode) throws Exception {
        Path parent = Files.createDirectory(directory.resolve("parent"));
        logs = parent.resolve("logs");
        try (FaultChild child = asNobody(mode)) {
            own(parent);
            child.ask("log 100");
            assertThat(child.ask("flush")).isEqualTo("true");
            remove(logs);
            own(parent, "r-xr-xr-x");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1100)); // a second at most until the sink looks
            child.ask("log 100");
            FaultChild.await("a fault", () -> !child.told("cannot write").isEmpty());
            assertThat(child.accounts().pending()).isEqualTo(100);
            assertThat(child.idleMillis()).isLessThan(IDLE_MILLIS);
            own(parent, "rwxr-xr-x");
            FaultChild.Accounts accounts = child.awaitWritten();
            assertThat(accounts.written()).isEqualTo(200);
            assertThat(Programs.messages(logs)).hasSize(100).startsWith("0 100").endsWith("0 199");
            assertThat(child.told()).hasSize(1).allMatch(line -> line.contains("Permission denied"));
            assertThat(child.end()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void permissionIsTakenAwayAndGivenBack(String mode) throws Exception {
        try (FaultChild child = asNobody(mode)) {
            own(logs);
            child.ask("log 100");
            assertThat(child.ask("flush")).isEqualTo("true");
            own(logs, "---------");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1100));
            child.ask("log 100");
            FaultChild.await("a fault", () -> !child.told("cannot write").isEmpty());
            assertThat(child.accounts().pending()).isEqualTo(100);
            assertThat(child.idleMillis()).isLessThan(IDLE_MILLIS);
            own(logs, "rwx------");
            check(child.awaitWritten(), 200);
            assertThat(child.told()).hasSize(1).allMatch(line -> line.contains("Permission denied"));
            assertThat(child.end()).isZero();
        }
    }

    /** To the system's administrator permissions mean nothing: so the program is somebody else. */
    private FaultChild asNobody(String mode) throws Exception {
        return asSomebody(65534, "", mode);
    }

    private FaultChild asSomebody(int id, String by, String mode) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String script = "exec " + by + "setpriv --reuid=" + id + " --regid=" + id + " --clear-groups \"$@\"";
        boolean able = mayBecomeNobody(java) && isOpenToAll(FaultProgram.class) && isOpenToAll(Level.class);
        if (!able) {
            System.out.println("SKIPPED, no right to run a program as somebody else, or no way for it to its classes");
        }
        assumeTrue(able, "no other user");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path rings = Files.createDirectory(work.resolve("rings"));
        Files.setAttribute(rings, "unix:uid", id);
        Files.setPosixFilePermissions(rings, PosixFilePermissions.fromString("rwx------"));
        return FaultChild.start(script, work, settings(mode, logs));
    }

    private static boolean mayBecomeNobody(Path java) {
        return exits(0, "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", java.toString(), "-version");
    }

    private static boolean isOpenToAll(Class<?> type) throws Exception {
        Path classes =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        return exits(0, "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "ls", classes.toString());
    }

    private static boolean exits(int value, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == value;
        } catch (IOException e) {
            return false; // no such program here
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void own(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setAttribute(path, "unix:uid", 65534);
    }

    private static void own(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static void remove(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** A limit that does not count what the system's administrator starts: so the program is one that nobody else is. */
    @Test
    void noThreadCanBeStartedForAWhile() throws Exception {
        Files.setPosixFilePermissions(logs, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (FaultChild child = asSomebody(64_123, "prlimit --nproc=150 ", "async")) {
            assertThat(child.ask("threads")).contains("unable to create native thread");
            assertThat(child.number("log 100")).as("ms of the slowest call").isLessThan(LONGEST_MILLIS);
            assertThat(child.accounts().written()).isEqualTo(100);
            assertThat(child.ask("drains")).isEqualTo("0");
            List<String> told = child.told("whence: ");
            assertThat(told)
                    .satisfiesExactlyInAnyOrder(
                            line -> assertThat(line)
                                    .contains("does not outlive this process", "no thread can be started"),
                            line -> assertThat(line).contains("calls write for themselves"));

            child.ask("release");
            int[] logged = {100};
            FaultChild.await("a drain", () -> {
                try {
                    child.ask("log 1");
                    logged[0]++;
                    return child.ask("drains").equals("1") && hasRingFile();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            child.ask("log 100");
            assertThat(child.ask("flush")).isEqualTo("true");
            check(child.accounts(), logged[0] + 100);
            assertThat(child.told("whence: ")).isEqualTo(told);
            assertThat(child.end()).isZero();
        }
    }

    private boolean hasRingFile() throws IOException {
        try (Stream<Path> files = Files.list(work.resolve("rings"))) {
            return files.anyMatch(file -> file.toString().endsWith(".ring"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void noFileCanBeOpenedForAWhile(String mode) throws Exception {
        List<String> settings = settings(mode, logs);
        settings.add("-Dwhence.roll.size=20k");
        try (FaultChild child = FaultChild.start("exec \"$@\"", work, settings)) {
            child.ask("log 100");
            assertThat(child.ask("flush")).isEqualTo("true");
            leaveNoFiles(child);
            child.ask("log 20"); // into the file that is open
            assertThat(child.ask("flush")).isEqualTo("true");
            child.ask("log 300"); // beyond it
            FaultChild.await("a fault", () -> !child.told("cannot write").isEmpty());
            assertThat(child.accounts().pending()).isPositive();
            limitFiles(child, 1000);
            FaultChild.Accounts accounts = child.awaitWritten();
            child.ask("log 1000");
            assertThat(child.ask("flush")).isEqualTo("true");
            assertThat(accounts.dropped()).isZero();
            check(child.accounts(), 1420);
            assertThat(child.told()).isNotEmpty().allMatch(line -> line.contains("Too many open files"));
            assertThat(child.told()).doesNotHaveDuplicates();
            assertThat(child.end()).isZero();
        }
    }

    /** The zone is one in which a day ends in a few seconds. */
    @Test
    void noFileCanBeOpenedForANewDay() throws Exception {
        Instant midnight = Instant.now().plusSeconds(8).truncatedTo(ChronoUnit.SECONDS);
        int east = 86_400 - (int) (midnight.getEpochSecond() % 86_400);
        ZoneOffset zone = ZoneOffset.ofTotalSeconds(east > 43_200 ? east - 86_400 : east);
        List<String> settings = settings("async", logs);
        settings.add("-Dwhence.zone=" + zone);
        try (FaultChild child = FaultChild.start("exec \"$@\"", work, settings)) {
            child.ask("log 100");
            assertThat(child.ask("flush")).isEqualTo("true");
            assertThat(child.accounts().written()).isEqualTo(100);
            leaveNoFiles(child);
            assertThat(Instant.now()).as("a machine too slow for this test").isBefore(midnight);
            FaultChild.await("midnight", () -> Instant.now().isAfter(midnight));
            assertThat(child.number("log 300")).as("ms of the slowest call").isLessThan(LONGEST_MILLIS);
            FaultChild.await("a fault", () -> !child.told("cannot write").isEmpty());
            assertThat(child.accounts().pending()).isEqualTo(300);
            limitFiles(child, 1000);
            check(child.awaitWritten(), 400);
            assertThat(child.told()).hasSize(1).allMatch(line -> line.contains("Too many open files"));
            assertThat(child.end()).isZero();
        }
        LocalDate newDay = midnight.atOffset(zone).toLocalDate();
        assertThat(days()).containsExactly(newDay.minusDays(1), newDay);
        assertThat(Programs.lines(logs))
                .filteredOn(line -> line.contains("[" + newDay))
                .hasSize(300);
    }

    /** Not even those that the log gives back; in the first moments classes of ours may still be read from files. */
    private static void leaveNoFiles(FaultChild child) throws IOException {
        assertThat(child.ask("classes")).isEqualTo("loaded");
        limitFiles(child, 5);
    }

    /** Of the numbers that files may be opened with from here on. */
    private static void limitFiles(FaultChild child, int count) {
        String pid = Long.toString(child.process().pid());
        boolean able = exits(0, "prlimit", "--pid=" + pid, "--nofile=" + count + ":");
        if (!able) {
            System.out.println("SKIPPED, no prlimit here");
        }
        assumeTrue(able, "no prlimit");
    }

    /** Of the log files' names, in order. */
    private List<LocalDate> days() throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            return files.map(file -> file.getFileName().toString().split("\\.")[1])
                    .sorted()
                    .map(LocalDate::parse)
                    .toList();
        }
    }

    /** The zone is that of the settings, once read: half a day's leap makes no other file, and no line out of order. */
    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void anotherTimeZoneInTheMiddle(String mode) throws Exception {
        try (FaultChild child = FaultChild.start("exec \"$@\"", work, settings(mode, logs))) {
            child.ask("log 100");
            for (String zone : List.of("Pacific/Kiritimati", "Etc/GMT+12")) { // 14 h before UTC, and 12 h behind it
                assertThat(child.ask("zone " + zone)).isEqualTo(zone);
                child.ask("log 100");
            }
            assertThat(child.ask("flush")).isEqualTo("true");
            check(child.accounts(), 300);
            assertThat(child.told()).isEmpty();
            assertThat(child.end()).isZero();
        }
        List<LocalDateTime> times = Programs.lines(logs).stream()
                .map(line -> LocalDateTime.parse(line.substring(7, 30).replace(' ', 'T')))
                .toList();
        assertThat(times).isSorted();
        assertThat(Duration.between(times.get(0), times.get(299))).isLessThan(Duration.ofMinutes(2));
        try (Stream<Path> files = Files.list(logs)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    /** That a caller who waits has not waited meanwhile is {@link HangingOutputTest}'s. */
    @Test
    void aStoppedProcessGoesOnWithTheRightTime() throws Exception {
        List<String> settings = settings("async", logs);
        settings.add("-Dwhence.overflow.timeout=100s"); // however long a busy machine is away
        try (FaultChild child = FaultChild.start("exec \"$@\"", work, settings)) {
            child.ask("log 1000");
            child.tell("log 200000"); // more than memory holds, and more than can be logged until the stop
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            child.signal("STOP");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2000));
            child.signal("CONT");
            FaultChild.await("the end of the load", child::isDone);
            assertThat(child.ask("flush")).isEqualTo("true");
            FaultChild.Accounts accounts = child.accounts();
            assertThat(accounts.dropped()).isZero();
            check(accounts, 201_000);
            assertThat(child.told()).isEmpty();
            List<LocalDateTime> times = Programs.lines(logs).stream()
                    .map(line -> LocalDateTime.parse(line.substring(7, 30).replace(' ', 'T')))
                    .toList();
            assertThat(times).isSorted();
            assertThat(times.get(times.size() - 1))
                    .isBetween(LocalDateTime.now().minusSeconds(30), LocalDateTime.now());
            assertThat(Duration.between(times.get(0), times.get(times.size() - 1)))
                    .isGreaterThan(Duration.ofSeconds(2));
            assertThat(child.end()).isZero();
        }
    }
}
