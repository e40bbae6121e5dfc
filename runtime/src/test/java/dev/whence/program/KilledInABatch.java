package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.pipeline.Recovery.Outcome;
import dev.whence.recover.Recoverer;
import dev.whence.ringfile.RingFolder;
import dev.whence.sink.Troubles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a process has left that was killed on the way into its log file, to be put back and recovered again and again. */
final class KilledInABatch {
    private static final int THREADS = 2;

    private final Killed killed;
    private final Path ring;
    private final byte[] bytes;
    private final Path log;
    private final byte[] written;
    private final List<String> returned = new ArrayList<>();

    private KilledInABatch(Killed killed) throws IOException {
        this.killed = killed;
        ring = killed.rings().resolve(new RingFolder(killed.rings()).ids().get(0) + ".ring");
        bytes = Files.readAllBytes(ring);
        log = killed.files().get(0);
        written = Files.readAllBytes(log);
        for (int thread = 0; thread < THREADS; thread++) {
            for (long number = 0; number < killed.returned(thread); number++) {
                returned.add(thread + " " + number);
            }
        }
    }

    /** @param burst how many calls each thread makes between two rests: what a batch holds depends on it */
    static KilledInABatch at(CrashPoint point, int burst, Path root) throws Exception {
        Killed killed = new Killed(root.resolve("killed"), THREADS);
        Debugged.kill(
                point,
                killed.child("async", "-Dwhence.flush=20ms", "-Dwhence.ring.max=4m"),
                () -> killed.awaitReturned(3),
                CrashProgram.class,
                killed.arguments(CrashProgram.NAP, burst));
        return new KilledInABatch(killed);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    int number(int at) {
        return (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
    }

    Path ring() {
        return ring;
    }

    Path logs() {
        return killed.logs();
    }

    /** How many calls have returned. */
    int returned() {
        return returned.size();
    }

    List<String> linesBefore() {
        return new String(written, StandardCharsets.ISO_8859_1).lines().toList();
    }

    /** What recovery has made of it: lines by file. */
    record Result(List<Outcome> outcomes, String told, List<List<String>> files) {
        List<String> lines() {
            return files.stream().flatMap(List::stream).toList();
        }

        /** Numbers that stand twice in one and the same file. */
        List<String> twiceInAFile() {
            List<String> twice = new ArrayList<>();
            for (List<String> file : files) {
                Set<String> seen = new HashSet<>();
                numbers(file).filter(number -> !seen.add(number)).forEach(twice::add);
            }
            return twice;
        }

        /** Numbers that are nowhere, although their calls had returned. */
        Set<String> missing(KilledInABatch dead) {
            Set<String> missing = new TreeSet<>(dead.returned);
            numbers(lines()).forEach(missing::remove);
            return missing;
        }

        private static Stream<String> numbers(List<String> lines) {
            return lines.stream()
                    .filter(line -> line.contains("): "))
                    .map(Killed::message)
                    .filter(message -> message.matches("[0-9]+ [0-9]+"));
        }
    }

    /** Puts everything as it was, but for these bytes in the ring file, and recovers. */
    Result recover(byte[] damaged) throws IOException {
        try (Stream<Path> files = Files.list(logs())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.equals(log)) {
                    Files.delete(file);
                }
            }
        }
        Files.write(log, written); // the very file: its inode is noted
        Files.write(ring, damaged);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        List<Outcome> outcomes = new ArrayList<>();
        new Recoverer(new RingFolder(killed.rings()), new Troubles(told, System::nanoTime))
                .recover(destination -> true, report -> outcomes.add(report.outcome()));
        assertThat(log).as("what was written stays").exists();
        List<List<String>> files = new ArrayList<>();
        for (Path file : killed.files()) {
            files.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList());
        }
        return new Result(outcomes, told.toString(StandardCharsets.UTF_8), files);
    }
}
