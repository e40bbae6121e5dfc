package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.whence.pipeline.Recovery.Outcome;
import dev.whence.program.DeadRingFile.Result;
import dev.whence.program.DeadRingFile.Spot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ring files of a process that was really killed, with bits flipped and ends cut off: recovery neither fails nor hangs,
 * writes nowhere but into its log files, and what was not touched is recovered. Seeds from 1; more of them by
 * {@code -Dwhence.fuzz.seeds}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RingFileFuzzTest {
    private static final int SEEDS = Integer.getInteger("whence.fuzz.seeds", 30);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String SENTINEL = "not yours";

    @TempDir
    private static Path root;

    private DeadRingFile file;
    private TreeMap<Integer, Spot> spots;
    private TreeMap<Integer, Integer> cells;
    private Set<String> all;

    @BeforeAll
    void make() throws Exception {
        file = DeadRingFile.made(root, 3, 150, false, "-Dwhence.ring.cell=16k");
        spots = file.spots();
        cells = file.cells();
        all = marks(spots.values().stream());
        assertThat(all).hasSize(450);
        assertThat(cells.size()).isGreaterThan(6);
        Files.writeString(root.resolve("sentinel"), SENTINEL);
        System.out.println("RingFileFuzzTest: " + SEEDS + " seeds, -Dwhence.fuzz.seeds=N for more; " + spots.size()
                + " records in " + cells.size() + " cells");
    }

    private static Set<String> marks(Stream<Spot> of) {
        Set<String> marks = new HashSet<>();
        of.forEach(spot -> marks.add(spot.mark()));
        return marks;
    }

    @AfterEach
    void nothingElseIsTouched() throws IOException {
        assertThat(root.resolve("sentinel")).hasContent(SENTINEL);
        try (Stream<Path> there = Files.list(root)) {
            assertThat(there.map(path -> path.getFileName().toString())).isSubsetOf("sentinel", "logs", "rings");
        }
        if (Files.exists(file.logs())) {
            try (Stream<Path> there = Files.list(file.logs())) {
                assertThat(there.map(path -> path.getFileName().toString())).allMatch(name -> name.startsWith("dead."));
            }
        }
    }

    private Result recover(byte[] damaged, String what) {
        return assertTimeoutPreemptively(LONGEST, () -> file.recover(damaged), what);
    }

    private static Outcome outcome(Result result, String what) {
        assertThat(result.outcomes()).as("%s: %s", what, result.told()).hasSize(1);
        Outcome outcome = result.outcomes().get(0);
        assertThat(outcome.complete()).as("%s: %s", what, result.told()).isTrue();
        assertThat(result.marks().size()).as(what).isLessThanOrEqualTo((int) outcome.recovered());
        if (outcome.unreadable() > 0) {
            assertThat(result.lines())
                    .as(what)
                    .anyMatch(line -> line.contains(outcome.unreadable() + " record")
                            && line.contains("of this process could not be read"));
        }
        return outcome;
    }

    private void flip(byte[] bytes, int from, int to, int bits, Random random) {
        for (int i = 0; i < bits; i++) {
            bytes[from + random.nextInt(to - from)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    @Test
    void undamagedAllOfItIsRecovered() {
        Result result = recover(file.bytes(), "undamaged");
        Outcome outcome = outcome(result, "undamaged");
        assertThat(result.told()).isEmpty();
        assertThat(outcome.recovered()).isEqualTo(450);
        assertThat(outcome.unreadable()).isZero();
        assertThat(result.marks()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(file.rings()).isEmptyDirectory();
    }

    @Test
    void damageInARecordCostsThatRecordAlone() {
        List<Spot> list = new ArrayList<>(spots.values());
        int lost = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            Spot spot = list.get(random.nextInt(list.size()));
            byte[] bytes = file.bytes();
            // Half of them in the head and what leads to the text: lengths, site, time, tags.
            int to = random.nextBoolean() ? Math.min(spot.end(), spot.begin() + 32) : spot.end();
            flip(bytes, spot.begin(), to, 1 + random.nextInt(3), random);
            String what = "seed " + seed + ", " + spot;
            Result result = recover(bytes, what);
            Outcome outcome = outcome(result, what);
            Set<String> others = new HashSet<>(all);
            others.remove(spot.mark());
            assertThat(result.marks()).as(what).containsAll(others);
            assertThat(outcome.recovered() + outcome.unreadable()).as(what).isEqualTo(450);
            lost += (int) outcome.unreadable();
        }
        assertThat(lost).isPositive();
    }

    /** A time that leaps would hold up all that its thread has logged later, or send it into the file of another day. */
    @Test
    void aDamagedTimeMovesNoOtherRecord() {
        List<Spot> list = new ArrayList<>(spots.values());
        List<String> order = new ArrayList<>(recover(file.bytes(), "undamaged").marks());
        for (int bit = 0; bit < 64; bit++) {
            Spot spot = list.get(new Random(bit).nextInt(list.size()));
            byte[] bytes = file.bytes();
            bytes[spot.begin() + 8 + bit / 8] ^= (byte) (1 << (bit % 8));
            String what = "bit " + bit + ", " + spot;
            Result result = recover(bytes, what);
            assertThat(outcome(result, what).recovered()).as(what).isEqualTo(450);
            assertThat(result.marks()).as(what).hasSize(450);
            List<String> others = new ArrayList<>(result.marks());
            others.remove(spot.mark());
            List<String> expected = new ArrayList<>(order);
            expected.remove(spot.mark());
            // Less than a second may be in order, and of the last in its cell nothing tells that it is too great.
            if (bit >= 30 && !isLastOfItsCell(spot)) {
                assertThat(others).as(what).isEqualTo(expected);
            }
        }
    }

    private boolean isLastOfItsCell(Spot spot) {
        Map.Entry<Integer, Spot> next = spots.higherEntry(spot.begin());
        return next == null || next.getKey() >= cells.floorEntry(spot.begin()).getValue();
    }

    @Test
    void damageInSeveralRecordsCostsThose() {
        List<Spot> list = new ArrayList<>(spots.values());
        for (int seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = file.bytes();
            Set<String> others = new HashSet<>(all);
            for (int i = 0; i < 5; i++) {
                Spot spot = list.get(random.nextInt(list.size()));
                flip(bytes, spot.begin(), spot.begin() + 16, 1, random);
                others.remove(spot.mark());
            }
            String what = "seed " + seed;
            Result result = recover(bytes, what);
            outcome(result, what);
            assertThat(result.marks()).as(what).doesNotHaveDuplicates();
            others.removeAll(result.marks());
            // Between two that are damaged a few may not be told from damage.
            assertThat(others.size())
                    .as(
                            "%s: %s %s",
                            what, result.outcomes(), others.stream().sorted().toList())
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void damageInACellsHeaderCostsThatCellAlone() {
        List<Map.Entry<Integer, Integer>> list = new ArrayList<>(cells.entrySet());
        int lost = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            Map.Entry<Integer, Integer> cell = list.get(random.nextInt(list.size()));
            byte[] bytes = file.bytes();
            flip(bytes, cell.getKey(), cell.getKey() + 56, 1, random);
            String what = "seed " + seed + ", cell at " + cell.getKey();
            Result result = recover(bytes, what);
            Outcome outcome = outcome(result, what);
            Set<String> others = marks(spots.values().stream()
                    .filter(spot -> spot.begin() < cell.getKey() || spot.begin() >= cell.getValue()));
            assertThat(result.marks()).as(what).containsAll(others).doesNotHaveDuplicates();
            int missing = 450 - result.marks().size();
            assertThat(outcome.unreadable())
                    .as("%s, missing %s", what, missing)
                    .isGreaterThanOrEqualTo(Math.min(1, missing));
            lost += missing;
        }
        assertThat(lost).isPositive();
    }

    @Test
    void damageInThePageMapCostsNothingButItsOwnCell() {
        List<Map.Entry<Integer, Integer>> list = new ArrayList<>(cells.entrySet());
        for (int seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            Map.Entry<Integer, Integer> cell = list.get(random.nextInt(list.size()));
            int page = (cell.getKey() - file.number(DeadRingFile.CELLS_AT)) / DeadRingFile.PAGE;
            int at = DeadRingFile.PAGE_MAP_AT + 4 * page;
            byte[] bytes = file.bytes();
            flip(bytes, at, at + 4, 1, random);
            String what = "seed " + seed + ", page " + page;
            Result result = recover(bytes, what);
            outcome(result, what);
            Set<String> others = marks(spots.values().stream()
                    .filter(spot -> spot.begin() < cell.getKey() || spot.begin() >= cell.getValue()));
            assertThat(result.marks()).as(what).containsAll(others).doesNotHaveDuplicates();
        }
    }

    @Test
    void damageInTheJournalCostsTheRecordsOfThatEntry() {
        int from = file.number(DeadRingFile.JOURNAL_AT);
        int to = from + file.number(DeadRingFile.JOURNAL_END_AT);
        int lost = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = file.bytes();
            flip(bytes, from, to, 1, random);
            String what = "seed " + seed;
            Result result = recover(bytes, what);
            if (result.outcomes().isEmpty()) { // the entry that says where they belong
                assertThat(result.told())
                        .as(what)
                        .contains(file.ring().toString(), "does not tell where its 450 records");
                assertThat(file.ring()).hasBinaryContent(bytes);
                continue;
            }
            Outcome outcome = outcome(result, what);
            assertThat(outcome.recovered() + outcome.unreadable()).as(what).isEqualTo(450);
            assertThat(outcome.recovered()).as(what).isGreaterThan(50);
            lost += (int) outcome.unreadable();
        }
        assertThat(lost).isPositive();
    }

    @Test
    void damageInFrontOfTheJournalIsRefusedOrDoesNoHarm() {
        int refused = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = file.bytes();
            flip(bytes, 0, seed % 2 == 0 ? 144 : DeadRingFile.PAGE_MAP_AT, 1, random);
            String what = "seed " + seed;
            Result result = recover(bytes, what);
            if (result.outcomes().isEmpty()) {
                refused++;
                assertThat(result.told())
                        .as(what)
                        .startsWith("whence: cannot recover " + file.ring())
                        .hasLineCount(1);
                assertThat(file.ring()).hasBinaryContent(bytes);
            } else {
                outcome(result, what);
                assertThat(result.marks()).as(what).containsExactlyInAnyOrderElementsOf(all);
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void whateverTheBytesAre() throws IOException {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = file.bytes();
            int from = switch (random.nextInt(3)) {
                case 0 -> 144;
                case 1 -> file.number(DeadRingFile.JOURNAL_AT);
                default -> file.number(DeadRingFile.CELLS_AT);
            };
            for (int i = random.nextInt(20); i >= 0; i--) {
                int length = 1 << random.nextInt(14);
                int at = from + random.nextInt(Math.min(bytes.length - from - length, 600_000));
                switch (random.nextInt(4)) {
                    case 0 -> Arrays.fill(bytes, at, at + length, (byte) random.nextInt());
                    case 1 -> Arrays.fill(bytes, at, at + length, (byte) 0);
                    case 2 -> System.arraycopy(file.bytes(), from, bytes, at, Math.min(length, bytes.length - at));
                    default -> flip(bytes, at, at + length, Math.max(1, length / 64), random);
                }
            }
            String what = "seed " + seed;
            Result result = recover(bytes, what);
            if (result.outcomes().isEmpty()) {
                assertThat(result.told()).as(what).startsWith("whence: cannot recover " + file.ring());
                assertThat(file.ring()).as(what).exists();
            } else {
                assertThat(result.told().lines()).as(what).allMatch(line -> line.startsWith("whence: a record of "));
            }
            nothingElseIsTouched();
        }
    }
}
