package dev.whence.recover;

import dev.whence.pipeline.Destination;
import dev.whence.pipeline.Recovery;
import dev.whence.ringfile.HeldRingFile;
import dev.whence.ringfile.RingFile;
import dev.whence.ringfile.RingFolder;
import dev.whence.sink.Troubles;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a ring file holds at a moment. Of a live process's the figures are those of different instants.
 *
 * @param id of the file in its directory
 * @param alive whether the process that owns it lives
 * @param pid of that process
 * @param bytesInUse in cells
 * @param bytesUnread of records that are not in a log file yet
 * @param records how many these are
 * @param threads how many rings have any
 * @param belongsTo where the records go; null if the file does not tell
 */
public record RingLook(
        String id,
        boolean alive,
        long pid,
        long bytesInUse,
        long bytesUnread,
        long records,
        long threads,
        @Nullable Destination belongsTo) {

    /** @throws IOException if it is no ring file that can be looked at, with the reason */
    public static RingLook at(RingFolder folder, String id) throws IOException {
        RingFile file = folder.look(id);
        boolean alive = folder.isAlive(id);
        long inUse = 0;
        for (RingFile.Extent cell : file.cells()) {
            inUse += cell.bytes().capacity();
        }
        Recovery look = new Recovery(file, new Troubles(OutputStream.nullOutputStream(), System::nanoTime));
        Recovery.Left left = look.left();
        file.checkWhole();
        return new RingLook(
                id, alive, file.pid(), inUse, left.bytes(), left.records(), left.rings(), look.destination());
    }

    /** Removes the file if its owner is still dead and nothing has come into it. */
    public boolean remove(RingFolder folder) throws IOException {
        try (HeldRingFile held = folder.openDead(id)) {
            if (held == null) {
                return false;
            }
            boolean empty = new Recovery(held.file(), new Troubles()).left().records() == 0;
            if (empty) {
                held.remove();
            }
            return empty;
        }
    }
}
