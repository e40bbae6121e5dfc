package dev.whence.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.pipeline.Recovery.Outcome;
import dev.whence.recover.Recoverer;
import dev.whence.recover.RingLook;
import dev.whence.ringfile.RingFolder;
import dev.whence.sink.Troubles;
import dev.whence.testing.ChildJvm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The directory of a {@link CrashProgram} that dies, and what must be in it afterwards. */
final class Killed {
    private final Path directory;
    private final Path logs;
    private final int threads;
    private final ByteBuffer returned;

    /** Whose records are looked at; 0 for everybody's. */
    private long pid;

    /** Logs into a directory of its own. */
    Killed(Path directory, int threads) throws IOException {
        this(directory, directory.resolve("logs"), threads);
    }

    /** Logs into a directory that others may log into too. */
    Killed(Path directory, Path logs, int threads) throws IOException {
        this.directory = Files.createDirectory(directory);
        this.logs = logs;
        this.threads = threads;
        returned = CrashProgram.map(page(), threads);
    }

    /** Looks at the records of one process alone. */
    void onlyOf(ChildJvm.Running process) {
        pid = process.process().pid();
    }

    private Path page() {
        return directory.resolve("page");
    }

    Path logs() {
        return logs;
    }

    Path rings() {
        return logs().resolve(".whence");
    }

    ChildJvm child(String mode, String... arguments) {
        return Programs.child(mode, logs())
                .in(directory)
                .with("-Dwhence.app=crash", "-XX:TieredStopAtLevel=1")
                .with(arguments);
    }

    /** The command line of a {@link CrashProgram}. */
    String[] arguments(String way, int every) {
        return new String[] {page().toString(), "" + threads, way, "" + every};
    }

    /** The sum of all threads' calls that have returned. */
    long returned() {
        long sum = 0;
        for (int thread = 0; thread < threads; thread++) {
            sum += returned(thread);
        }
        return sum;
    }

    /** The calls of one thread that have returned. */
    long returned(int thread) {
        return CrashProgram.returned(returned, thread);
    }

    /** Waits until so many more calls have returned. */
    void awaitReturned(long more) throws InterruptedException {
        long wanted = returned() + more;
        while (returned() < wanted) {
            Thread.sleep(1);
        }
    }

    /** Records in the ring file that are not known to be in a log. */
    long unread() throws IOException {
        RingFolder folder = new RingFolder(rings());
        assertThat(folder.ids()).hasSize(1);
        RingLook look = RingLook.at(folder, folder.ids().get(0));
        assertThat(look.alive()).isFalse();
        return look.records();
    }

    /** Looks for something to deliver while the process lives, and finds nothing. */
    void leaveAlone() throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        new Recoverer(new RingFolder(rings()), new Troubles(told, System::nanoTime))
                .recover(
                        destination -> true,
                        report -> told.writeBytes(report.toString().getBytes(UTF_8)));
        assertThat(told.toString()).isEmpty();
        RingFolder folder = new RingFolder(rings());
        assertThat(folder.ids()).hasSize(1);
        assertThat(RingLook.at(folder, folder.ids().get(0)).alive()).isTrue();
    }

    /** Delivers everything, without a complaint; afterwards there is no ring file, nor anything else of it. */
    Outcome recover() throws IOException {
        List<Outcome> outcomes = recoverAll();
        assertThat(outcomes).hasSize(1);
        Outcome outcome = outcomes.get(0);
        assertThat(outcome.unreadable()).isZero();
        return outcome;
    }

    /** As {@link #recover}, for any number of ring files. */
    List<Outcome> recoverAll() throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        List<Outcome> outcomes = new ArrayList<>();
        new Recoverer(new RingFolder(rings()), new Troubles(told, System::nanoTime))
                .recover(destination -> true, report -> outcomes.add(report.outcome()));
        assertThat(told.toString()).isEmpty();
        assertThat(outcomes).allMatch(Outcome::complete);
        if (Files.exists(rings())) {
            assertThat(rings()).isEmptyDirectory();
        }
        return outcomes;
    }

    /** Each thread's records are there up to the last call that returned, and one more at most; once, in order. */
    void checkOnce() throws IOException {
        checkOnce(numbers());
    }

    void checkOnce(List<String> numbers) {
        int sum = 0;
        for (int thread = 0; thread < threads; thread++) {
            int found = Programs.gapFree(numbers, thread);
            assertThat((long) found)
                    .as("records of thread %s in %s", thread, directory)
                    .isBetween(returned(thread), returned(thread) + 1);
            sum += found;
        }
        assertThat(numbers).hasSize(sum);
    }

    /** What was offered is in one of the accounts; a call on its way may be. */
    void checkAccounts(Outcome outcome) {
        assertThat(outcome.written() + outcome.dropped() + outcome.recovered() + outcome.unreadable())
                .as("%s", outcome)
                .isBetween(returned(), returned() + threads);
    }

    /**
     * Checks what was delivered behind a file that may have been half-way through a batch.
     *
     * @param before the file, the last line of which may be cut
     * @param recovered the lines delivered: all that are missing, and the batch that may be in the file, with a line
     *     that says so
     * @param log the file's name when it was written
     */
    void checkRepeated(String before, List<String> recovered, Path log) {
        List<String> whole = before.substring(0, before.lastIndexOf('\n') + 1)
                .lines()
                .map(Killed::message)
                .toList();
        String warning = message(recovered.get(0));
        assertThat(warning).matches("the next [0-9]+ records may also be in " + Pattern.quote(log.toString()));
        int doubtful = Integer.parseInt(warning.split(" ")[2]);
        List<String> delivered = recovered.stream().skip(1).map(Killed::message).toList();
        Set<String> known = new HashSet<>(whole);
        assertThat(delivered.stream().skip(doubtful)).noneMatch(known::contains);
        List<String> repeated = delivered.stream().filter(known::contains).toList();
        List<String> once = new ArrayList<>(whole.subList(0, whole.size() - repeated.size()));
        assertThat(whole.subList(once.size(), whole.size())).isEqualTo(repeated);
        once.addAll(delivered);
        checkOnce(once);
    }

    /** The messages of all files, in the order in which they were written. */
    List<String> numbers() throws IOException {
        return lines().stream()
                .filter(line -> pid == 0 || line.contains("[" + pid + ":counter-"))
                .map(Killed::message)
                .toList();
    }

    static String message(String line) {
        assertThat(line).startsWith("[").contains("): ");
        return line.substring(line.indexOf("): ") + 3);
    }

    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path log : files()) {
            lines.addAll(Files.readAllLines(log));
        }
        return lines;
    }

    /** All log files, in the order in which they were written. */
    List<Path> files() throws IOException {
        if (!Files.exists(logs())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(logs())) {
            return files.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Killed::lastWrite)
                            .thenComparingInt(Killed::age)
                            .thenComparing(Path::toString))
                    .toList();
        }
    }

    private static FileTime lastWrite(Path log) {
        try {
            return Files.getLastModifiedTime(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of files of one tick of the clock: rolled ones first, by number; then the one that was written to, then what was recovered. */
    private static int age(Path log) {
        String name = log.getFileName().toString();
        int half = Integer.MAX_VALUE / 2;
        int recovered = name.contains(".recovered") ? half : 0;
        String end = name.substring(name.lastIndexOf('.') + 1);
        return end.matches("[0-9]+") ? recovered + Integer.parseInt(end) : recovered + half - 1;
    }
}
