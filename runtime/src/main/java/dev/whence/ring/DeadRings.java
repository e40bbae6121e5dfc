package dev.whence.ring;

import dev.whence.ringfile.Notes;
import dev.whence.ringfile.RingFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rings in a ring file whose producers are gone, or that is only looked at. Cells are put in order by the numbers
 * that they carry; links are never followed.
 */
public final class DeadRings {
    private final List<DeadRing> rings = new ArrayList<>();
    private long damagedCells;
    private long damagedRecords;

    private DeadRings() {}

    /**
     * A ring with records that have not been read.
     *
     * @param reader at the start of a cell
     * @param from where in that cell the first unread record is
     */
    public record DeadRing(RingReader reader, int from) {}

    /** @param read where the last batch that was finished ended, by ring; its cells may not be marked yet */
    public static DeadRings in(RingFile file, Map<Long, Notes.End> read) {
        DeadRings found = new DeadRings();
        Map<Long, List<Cell>> unread = new TreeMap<>();
        for (RingFile.Extent extent : file.cells()) {
            Cell cell = new Cell(extent.bytes());
            if (cell.isFresh()) {
                continue;
            }
            if (!isSound(cell)) {
                found.damaged(cell);
            } else if (from(cell, read) < cell.tail()) {
                unread.computeIfAbsent(cell.ringId(), id -> new ArrayList<>()).add(cell);
            }
        }
        for (List<Cell> cells : unread.values()) {
            cells.sort(Comparator.comparingLong(Cell::sequence));
            for (int i = 1; i < cells.size(); i++) {
                cells.get(i - 1).next = cells.get(i);
            }
            Cell first = cells.get(0);
            found.rings.add(new DeadRing(new RingReader(first), from(first, read)));
        }
        return found;
    }

    /**
     * Marks the cells as a finished batch has it whose process died before it had marked them all. To be done before
     * the next batch is noted: its note takes the place of that one, and then the marks alone tell what is read.
     */
    public static void mark(RingFile file, Map<Long, Notes.End> read) {
        for (RingFile.Extent extent : file.cells()) {
            Cell cell = new Cell(extent.bytes());
            if (!cell.isFresh() && isSound(cell) && cell.read() < from(cell, read)) {
                cell.markRead(from(cell, read));
            }
        }
    }

    /** As many records as its counters say, if that is possible. */
    private void damaged(Cell cell) {
        long records = cell.count() - cell.first();
        boolean possible = records > 0 && records <= cell.capacity / CellDescriptor.LEAST_RECORD;
        damagedCells++;
        damagedRecords += possible ? records : 1;
    }

    /** Up to where a cell is read: as it is marked, or as the batch has it that was finished last. */
    private static int from(Cell cell, Map<Long, Notes.End> read) {
        Notes.End end = read.get(cell.ringId());
        if (end == null || cell.sequence() > end.cell()) {
            return cell.read();
        }
        return cell.sequence() < end.cell() ? cell.tail() : Math.max(cell.read(), end.offset());
    }

    private static boolean isSound(Cell cell) {
        int tail = cell.soundTail();
        int read = cell.read();
        if (tail == CellDescriptor.RECORDS && cell.count() - cell.first() > 1) {
            return false; // one may have been on its way
        }
        return (read >= CellDescriptor.RECORDS && read <= tail)
                || (tail == CellDescriptor.RECORDS && read >= 0 && read <= cell.capacity); // killed while it was opened
    }

    public List<DeadRing> rings() {
        return rings;
    }

    /** How many cells have a header that makes no sense: what they held is lost. */
    public long damagedCells() {
        return damagedCells;
    }

    /** How many records they held, or one for a cell that does not tell. */
    public long damagedRecords() {
        return damagedRecords;
    }
}
