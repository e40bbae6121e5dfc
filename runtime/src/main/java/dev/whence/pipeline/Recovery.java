package dev.whence.pipeline;

import dev.whence.Level;
import dev.whence.ring.DeadRings;
import dev.whence.ringfile.Notes;
import dev.whence.ringfile.RingFile;
import dev.whence.sink.Troubles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what a dead process has left in its ring file: the drain that it cannot run any more. It keeps the same
 * ledger in the same file, so it may itself be killed anywhere, and the next one goes on.
 *
 * <p>First the batch that the process had noted and not finished is settled, see {@link Settlement}. The rest is
 * delivered as ever, batch by batch.
 */
public final class Recovery {
    private final RingFile file;
    private final Troubles troubles;
    private final Remains remains;
    private final List<Source> sources = new ArrayList<>();
    private final Notes.@Nullable Note open;

    /** Where the last batch ended that was finished, if its cells may not be marked. */
    private final Map<Long, Notes.End> read;

    private final DeadRings rings;
    private long unreadable;
    private String lastReason = "";

    /** @param file held by this process alone, or only looked at */
    public Recovery(RingFile file, Troubles troubles) {
        this.file = file;
        this.troubles = troubles;
        remains = new Remains(file.journal());
        Notes.Note newest = file.notes().newest();
        boolean finished = newest != null && file.notes().isFinished(newest);
        open = finished ? null : newest;
        read = finished && newest != null ? newest.ends() : Map.of();
        rings = DeadRings.in(file, read);
        for (DeadRings.DeadRing ring : rings.rings()) {
            Source source = new Source(ring.reader(), remains.sites(), this::lost);
            sources.add(source);
            source.passTo(ring.from());
        }
    }

    /**
     * What became of it: what the dead process offered is written, dropped, recovered or unreadable.
     *
     * @param written records that it has written, or that recoveries before this one have
     * @param dropped records that it gave up
     * @param recovered records that are now in a file, or on standard output
     * @param unreadable records that could not be read; a damaged cell counts as one
     * @param repeated of the recovered, those that may be in another file too
     * @param complete false if a fault, which has been told, keeps records back
     * @param files where the records are
     */
    public record Outcome(
            long written,
            long dropped,
            long recovered,
            long unreadable,
            long repeated,
            boolean complete,
            List<Path> files) {}

    /** Where the records belong; null if there is nothing that says so. */
    public @Nullable Destination destination() {
        return remains.destination();
    }

    /**
     * What waits.
     *
     * @param rings that have any of it
     */
    public record Left(long records, long bytes, long rings) {}

    /** Counts what waits. For whoever only looks: behind this nothing is left to be delivered here. */
    public Left left() {
        Tally tally = new Tally();
        int ringCount = sources.size();
        new Merge().run(sources, Source.ALL, tally);
        return new Left(tally.records + unreadable + rings.damagedRecords(), tally.bytes, ringCount);
    }

    private static final class Tally implements Merge.Taker {
        private long records;
        private long bytes;

        @Override
        public boolean take(Source source) {
            records++;
            bytes += source.view().length();
            source.next();
            return true;
        }
    }

    private void lost(long records, String reason) {
        unreadable += records;
        lastReason = reason;
    }

    /**
     * Delivers everything; once.
     *
     * @param destination as {@link #destination} has it
     * @throws IllegalArgumentException if this version cannot write its lines
     */
    public Outcome run(Destination destination) {
        DeadRings.mark(file, read);
        Delivery delivery = new Delivery(file, remains, destination, troubles);
        boolean complete = true;
        long repeated = 0;
        Notes.Note note = open;
        if (note != null) {
            ends(note);
            long unreadableBefore = unreadable;
            if (delivery.settle(note, sources)) {
                complete = delivery.isComplete();
            } else {
                unreadable = unreadableBefore; // they are read once more
                sources.forEach(Source::rewind);
                repeated = note.records();
                complete = delivery.doubt(note, sources);
            }
            sources.forEach(source -> source.endAt(null));
        }
        complete = complete && delivery.rest(sources);
        long lost = unreadable + rings.damagedRecords() + delivery.failed();
        if (complete && lost > 0) {
            complete = delivery.addLine(
                    lost + (lost == 1 ? " record" : " records") + " of this process could not be read: " + reason());
        }
        delivery.close();
        return new Outcome(
                delivery.writtenBefore(), dropped(), delivery.recovered(), lost, repeated, complete, delivery.files());
    }

    private long dropped() {
        return Stream.of(Level.values())
                .mapToLong(level -> file.dropped(level.ordinal()))
                .sum();
    }

    private void ends(Notes.Note note) {
        Notes.End none = new Notes.End(0, 0);
        for (Source source : sources) {
            source.endAt(note.ends().getOrDefault(source.ringId(), none));
        }
    }

    private String reason() {
        long cells = rings.damagedCells();
        return cells == 0 ? lastReason : cells + (cells == 1 ? " damaged cell" : " damaged cells");
    }
}
