package dev.whence.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.ringfile.HeldRingFile;
import dev.whence.ringfile.MappingFault;
import dev.whence.ringfile.RingFile;
import dev.whence.ringfile.RingFolder;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ring file that is cut in front of a cell, between a record and its commit. */
class CutCellTest {
    private static final int TIMES = 30_000;
    private static final int SIZE = 64 << 10;

    @TempDir
    private Path directory;

    /** Every tail there can be, in code of each compiler: the first ones in the interpreter. */
    @Test
    void aCommitInAPageThatIsGoneIsNeverTakenForDone() throws Exception {
        try (HeldRingFile held = new RingFolder(directory.resolve("rings")).create(1 << 20)) {
            RingFile file = held.file();
            RingFile.Extent extent = Objects.requireNonNull(file.takeCell(SIZE, CellDescriptor.RECORDS));
            Cell cell = new Cell(extent.bytes());
            cell.open(1, 1, 0);
            assertThat(timesRefused(cell))
                    .isZero(); // until it is compiled: in the interpreter the error would come at once
            try (RandomAccessFile access = new RandomAccessFile(file.path().toFile(), "rw")) {
                access.setLength(RingFile.PAGE);
            }
            assertThat(timesRefused(cell)).isEqualTo(TIMES);
        }
    }

    /** Where a store is skipped and the load behind it is not, what is there is another tail. */
    @Test
    void noTailLooksLikeAnotherOrLikeNothing() {
        Set<Integer> looks = new HashSet<>();
        int tails = 0;
        for (int tail = CellDescriptor.RECORDS; tail <= 1 << 20; tail += Long.BYTES) {
            looks.add(CellDescriptor.looked(CellDescriptor.mark(tail)));
            tails++;
        }
        assertThat(looks).hasSize(tails).doesNotContain(0);
    }

    private static int timesRefused(Cell cell) {
        int refused = 0;
        for (int i = 0; i < TIMES; i++) {
            int tail = CellDescriptor.RECORDS + i * Long.BYTES % (SIZE - CellDescriptor.RECORDS);
            if (isRefused(cell, tail, i)) {
                refused++;
            }
        }
        MappingFault.surfaces();
        return refused;
    }

    private static boolean isRefused(Cell cell, int tail, int count) {
        try {
            cell.commit(tail, count);
            return !cell.isCommitted(tail) && MappingFault.surfaces();
        } catch (InternalError due) {
            return true;
        }
    }
}
