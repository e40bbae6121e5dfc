package dev.whence.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.ringfile.HeldRingFile;
import dev.whence.ringfile.RingFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells of different sizes out of one ring file. */
class ArenaTest {
    private static final int CELL = 64 << 10;
    private static final int CAP = 1 << 20;

    @TempDir
    private Path directory;

    private final Arena arena = new Arena(CELL, CAP);
    private final List<IOException> told = new ArrayList<>();
    private HeldRingFile file;

    @BeforeEach
    void map() throws IOException {
        file = new RingFolder(directory.resolve("rings")).create(CAP);
        arena.map(file.file(), reason -> {
            if (reason != null) {
                told.add(reason);
            }
        });
    }

    @AfterEach
    void remove() throws IOException {
        file.remove();
    }

    /** What is in no ring file is lost by a kill: so where no piece is long enough, that is the cap. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noCellIsTakenFromElsewhereHoweverTheFileIsCutUp(long seed) {
        System.out.println("ArenaTest: seed " + seed);
        Random random = new Random(seed);
        int longest = arena.longestRecord() + 1000;
        List<Cell> lent = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            int bytes = switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> 1 + random.nextInt(longest);
                default -> CELL / 2;
            };
            Cell cell = arena.take(bytes, true);
            if (cell == null) {
                refused++;
                Collections.shuffle(lent, random);
                give(lent, random.nextInt(lent.size()) / 2);
                continue;
            }
            assertThat(cell.home).as("take %s of %s bytes", i, bytes).isNotNull();
            lent.add(cell);
        }
        assertThat(refused).isPositive();
        give(lent, 0);
        Cell long1 = arena.take(longest, true);
        assertThat(long1).as("the longest record, when all is read").isNotNull();
        assertThat(long1.home).isNotNull();
        assertThat(told).isEmpty();
    }

    private void give(List<Cell> lent, int kept) {
        while (lent.size() > kept) {
            arena.give(lent.remove(lent.size() - 1), true);
        }
    }

    /** Rings that go on in their small cells must not stand in the way of long records wherever they once began. */
    @Test
    void aLongRecordFitsBetweenTheCellsOfManySmallRings() {
        List<Cell> small = new ArrayList<>();
        List<Cell> large = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            small.add(arena.take(0, true));
            if (i % 4 == 0) {
                large.add(arena.take(CELL / 2, true));
            }
        }
        assertThat(small).doesNotContainNull();
        assertThat(large).doesNotContainNull();
        give(large, 0);
        for (int i = 0; i < 3; i++) {
            Cell cell = arena.take(arena.longestRecord() + 1000, true);
            assertThat(cell).as("long record %s", i).isNotNull();
            assertThat(cell.home).isNotNull();
        }
        assertThat(told).isEmpty();
    }

    /** The file does not grow with a cap that is raised later: there is nothing to wait for. */
    @Test
    void whatTheFileCanNeverHoldIsTakenFromTheProcessesOwnMemory() {
        arena.resize(CELL, 16L * CAP);
        Cell cell = arena.take(2 * CAP, true);
        assertThat(cell).isNotNull();
        assertThat(cell.home).isNull();
        assertThat(told).hasSize(1);
    }

    /** It is whoever leaves the file that tells. */
    @Test
    void aFileThatIsCutWhenItIsToGrowIsLeft() throws IOException {
        Cell before = arena.take(0, true);
        assertThat(before.home).isNotNull();
        try (RandomAccessFile access = new RandomAccessFile(file.file().path().toFile(), "rw")) {
            access.setLength(0);
        }
        Cell cell = arena.take(CELL / 2, true);
        assertThat(cell.home).isNull();
        assertThat(before.isLost()).isTrue();
        assertThat(arena.isFileLost()).isTrue();
        assertThat(told).isEmpty();
    }
}
