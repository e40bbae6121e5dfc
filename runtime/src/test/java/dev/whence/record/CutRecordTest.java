package dev.whence.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.ringfile.HeldRingFile;
import dev.whence.ringfile.MappingFault;
import dev.whence.ringfile.RingFile;
import dev.whence.ringfile.RingFolder;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A ring file that is cut behind the first of a cell's pages, or whose pages go one after the other: the cell's header is
 * there, and the record is not.
 */
class CutRecordTest {
    private static final int TIMES = 30_000;
    private static final int SITE = 7;

    /** No time of a clock is so small that most of its bytes are zeros. */
    private static final long TIME = 123_456_789_012_345L;

    @TempDir
    private Path directory;

    private final RecordWriter writer = new RecordWriter();
    private ByteBuffer cell = ByteBuffer.allocate(0);

    @BeforeEach
    void cutBehindTheFirstPage() throws Exception {
        try (HeldRingFile held = new RingFolder(directory.resolve("rings")).create(1 << 20)) {
            RingFile file = held.file();
            RingFile.Extent extent = Objects.requireNonNull(file.takeCell(2 * RingFile.PAGE, Long.BYTES));
            cell = extent.bytes().order(ByteOrder.LITTLE_ENDIAN);
            try (RandomAccessFile access = new RandomAccessFile(file.path().toFile(), "rw")) {
                long end = access.length();
                int pages = extent.page() + 1;
                access.setLength(end - (1 << 20) + pages * RingFile.PAGE); // cells are at the end
            }
        }
    }

    @Test
    void aRecordInAPageThatIsThereIsWhole() {
        assertThat(timesLost(64)).isZero();
    }

    @Test
    void aRecordInAPageThatIsGoneIsNeverTakenForWritten() {
        assertThat(timesLost(RingFile.PAGE + 64)).isEqualTo(TIMES);
    }

    @Test
    void aRecordWhoseArgumentsReachIntoAPageThatIsGoneIsNeverTakenForWritten() {
        assertThat(timesLost(RingFile.PAGE - RecordWriter.HEADER)).isEqualTo(TIMES);
    }

    private int timesLost(int offset) {
        for (int i = 0; i < TIMES; i++) {
            assertThat(isLost(64, i))
                    .isFalse(); // until it is compiled: in the interpreter the error would come at once
        }
        int lost = 0;
        for (int i = 0; i < TIMES; i++) {
            if (isLost(offset, i)) {
                lost++;
            }
        }
        MappingFault.surfaces();
        return lost;
    }

    private boolean isLost(int offset, int number) {
        try {
            writer.start(cell, offset, RecordWriter.NO_CUT, SITE, TIME + number);
            writer.put(number);
            writer.put(0);
            boolean isGone = writer.finish() == RecordWriter.GONE;
            return isGone && MappingFault.surfaces();
        } catch (InternalError due) {
            return true;
        }
    }
}
