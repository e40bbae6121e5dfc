package dev.whence.pipeline;

import dev.whence.ringfile.EntryWriter;
import dev.whence.ringfile.Journal;
import dev.whence.ringfile.Notes;
import dev.whence.ringfile.RingFile;
import dev.whence.sink.Place;
import dev.whence.sink.Reasons;
import dev.whence.sink.Troubles;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the drain puts down in the ring file for whoever comes after a kill: where records go, how their times are read,
 * and which batch is on its way into which file. Without a ring file it puts down nothing.
 *
 * <p>Under the drain's lock.
 */
final class Ledger implements WallTime.Anchors {
    private static final String LEDGER = "ledger";

    private final Troubles troubles;
    private @Nullable RingFile file;
    private int fileNumber;
    private @Nullable Place lastFile;
    private boolean noted;

    Ledger(Troubles troubles) {
        this.troubles = troubles;
    }

    /** @param lastNumber the greatest number of a file that the ring file knows already */
    void open(RingFile ringFile, int lastNumber) {
        file = ringFile;
        fileNumber = lastNumber;
        lastFile = null; // another ring file may not know it
    }

    /** Leaves the file, which is cut: nothing is put down from here on. */
    void leave() {
        file = null;
        lastFile = null;
    }

    /** The file that things are put down in; null if there is none. */
    @Nullable
    RingFile file() {
        return file;
    }

    /** Whether the file, if there is one, is as it was made. */
    boolean isWhole() {
        return file == null || file.isWhole();
    }

    /** Records go here from now on. */
    void destination(Destination destination) {
        append(Journal.DESTINATION, destination.encoded());
    }

    /** The wall clock's time is {@link System#nanoTime} and this, from {@code since} on. */
    @Override
    public void add(long since, long offset) {
        append(Journal.ANCHOR, new EntryWriter().put(since).put(offset).contents());
    }

    /** False if it could not be put down. */
    private boolean append(int kind, byte[] contents) {
        RingFile open = file;
        if (open == null) {
            return true;
        }
        try {
            open.journal().append(kind, contents);
            open.isIntact(); // if not, an error is due, which must not come somewhere else
            troubles.healed(LEDGER);
            return true;
        } catch (IOException e) {
            if (!open.isLost()) { // else it was cut, which shows at the end of the pass
                troubles.tell(LEDGER, "records may not outlive this process: " + Reasons.of(e));
            }
            return false;
        }
    }

    /**
     * Notes a batch before it is written.
     *
     * @param written records before it
     * @param place where its bytes go; null for no file
     * @param before how long that file is
     */
    void note(long written, long records, List<Source> sources, @Nullable Place place, long before, long bytes) {
        RingFile open = file;
        if (open == null) {
            return;
        }
        Notes notes = open.notes();
        notes.begin(written, records);
        if (place != null) {
            notes.file(number(place), before, bytes);
        }
        for (int i = 0; i < sources.size(); i++) { // an iterator would be an object for each line that a call writes
            sources.get(i).noteEnd(notes);
        }
        notes.publish();
        noted = true;
    }

    /** The batch that was noted is where it belongs; from here on its records count as read. */
    void finish() {
        boolean finishing = noted;
        noted = false;
        try {
            if (finishing && file != null) {
                file.notes().finish();
            }
        } catch (InternalError cut) {
            // Nobody will read the file again. That it is cut shows at the end of the pass.
        }
    }

    /** What was noted will not be finished as it is: its records will be in another batch. */
    void withdraw() {
        noted = false;
    }

    private int number(Place place) {
        if (!place.isInFileOf(lastFile)) {
            if (!append(Journal.FILE, LeftFiles.encoded(fileNumber + 1, place))) {
                return Notes.NO_FILE;
            }
            fileNumber++;
        }
        lastFile = place;
        return fileNumber;
    }
}
