package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.pipeline.Recovery.Outcome;
import dev.whence.recover.Recoverer;
import dev.whence.ringfile.RingFolder;
import dev.whence.sink.Troubles;
import dev.whence.testing.ChildJvm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A ring file that a child has really left, killed with records in it; and what is read from copies of it. */
final class DeadRingFile {
    static final String ID = "00000000000000aa";

    /** As docs/ring-format.md has it. */
    static final int JOURNAL_AT = 24;

    static final int CELLS_AT = 32;
    static final int JOURNAL_END_AT = 128;
    static final int PAGE = 4096;
    static final int PAGE_MAP_AT = 9 * PAGE;
    static final int RECORD_HEADER = 16;

    private static final Pattern MARK = Pattern.compile("<(\\d):(\\d{5})>");

    /** The file's bytes, without what it does not reach. */
    private final byte[] bytes;

    private final Path logs;
    private final Path rings;

    private DeadRingFile(byte[] bytes, Path logs, Path rings) {
        this.bytes = bytes;
        this.logs = logs;
        this.rings = rings;
    }

    /**
     * Has a child log, and kills it.
     *
     * @param written whether a part of the records is in the log file before
     */
    static DeadRingFile made(Path root, int threads, int records, boolean written, String... settings)
            throws Exception {
        Path logs = root.resolve("logs");
        Path rings = root.resolve("rings");
        Path ready = root.resolve("ready");
        if (!written) {
            Files.createFile(logs); // in the way: nothing can be written, everything waits
        }
        ChildJvm.Running child = ChildJvm.here()
                .with("-Dwhence.dir=" + logs, "-Dwhence.ring.dir=" + rings, "-Dwhence.ring.max=1m", "-Dwhence.app=dead")
                .with("-XX:+UseSerialGC", "-Dwhence.flush=1h", "-Dwhence.overflow.timeout=100s")
                .with(settings)
                .start(RemainsProgram.class.getName(), "" + threads, "" + records, ready.toString());
        while (!Files.exists(ready)) {
            assertThat(child.process().isAlive()).isTrue();
            Thread.sleep(5);
        }
        child.kill();
        child.await();
        if (!written) {
            Files.delete(logs);
        }
        Files.delete(ready);
        Path ring = only(rings, ".ring");
        byte[] bytes = Files.readAllBytes(ring);
        Files.delete(ring);
        Files.delete(only(rings, ".lock"));
        return new DeadRingFile(bytes, logs, rings);
    }

    private static Path only(Path directory, String end) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(end)).findAny().orElseThrow();
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    Path logs() {
        return logs;
    }

    Path rings() {
        return rings;
    }

    Path ring() {
        return rings.resolve(ID + ".ring");
    }

    int number(int at) {
        return (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
    }

    /** Where records with a mark are, from where to where, by where they begin. */
    TreeMap<Integer, Spot> spots() {
        TreeMap<Integer, Spot> spots = new TreeMap<>();
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int cells = number(CELLS_AT);
        Matcher marks = MARK.matcher(text).region(cells, bytes.length);
        while (marks.find()) {
            int begin = marks.start() & -8;
            while (!isRecordOver(file, begin, marks.end())) {
                begin -= 8;
            }
            int end = begin + file.getInt(begin);
            spots.putIfAbsent(begin, new Spot(begin, end, marks.group()));
        }
        return spots;
    }

    /** A throwable's record has its header far before its mark. */
    private static boolean isRecordOver(ByteBuffer file, int begin, int markEnd) {
        int length = file.getInt(begin);
        int site = file.getInt(begin + 4);
        return length >= RECORD_HEADER
                && length < 20_000
                && length % 8 == 0
                && begin + length >= markEnd
                && site > 0
                && site < 10
                && file.getLong(begin + 8) > 1_000_000_000L;
    }

    /** A record in the file. */
    record Spot(int begin, int end, String mark) {}

    /** The cells: where they are in the file. */
    TreeMap<Integer, Integer> cells() {
        TreeMap<Integer, Integer> cells = new TreeMap<>();
        int from = number(CELLS_AT);
        for (int page = 0; page * PAGE + from < bytes.length; page++) {
            int entry = number(PAGE_MAP_AT + 4 * page);
            if (entry != 0) {
                cells.put(from + page * PAGE, from + page * PAGE + (entry & 0xFFFFF) * PAGE);
            }
        }
        return cells;
    }

    /** What recovery has made of a file. */
    record Result(List<Outcome> outcomes, String told, List<String> marks, List<String> lines) {}

    /** Puts these bytes in the file's place and recovers. */
    Result recover(byte[] damaged) throws IOException {
        put(damaged);
        return recover();
    }

    void put(byte[] damaged) throws IOException {
        delete(logs);
        delete(rings);
        Files.createDirectory(
                rings, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.write(ring(), damaged);
    }

    Result recover() throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        List<Outcome> outcomes = new ArrayList<>();
        new Recoverer(new RingFolder(rings), new Troubles(told, System::nanoTime))
                .recover(destination -> true, report -> outcomes.add(report.outcome()));
        List<String> lines = new ArrayList<>();
        for (Path log : logFiles()) {
            // A text that was damaged need not be UTF-8 any more.
            lines.addAll(new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList());
        }
        List<String> marks = new ArrayList<>();
        for (String line : lines) {
            Matcher mark = MARK.matcher(line);
            if (mark.find()) {
                marks.add(mark.group());
            }
        }
        return new Result(outcomes, told.toString(StandardCharsets.UTF_8), marks, lines);
    }

    private List<Path> logFiles() throws IOException {
        if (!Files.isDirectory(logs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(logs)) {
            return files.sorted().toList();
        }
    }

    static void delete(Path path) throws IOException {
        if (!Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
