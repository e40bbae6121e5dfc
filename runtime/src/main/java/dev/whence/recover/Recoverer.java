package dev.whence.recover;

import dev.whence.pipeline.Destination;
import dev.whence.pipeline.Recovery;
import dev.whence.ringfile.HeldRingFile;
import dev.whence.ringfile.MappingFault;
import dev.whence.ringfile.RingFolder;
import dev.whence.sink.Reasons;
import dev.whence.sink.Troubles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the records that dead processes have left in a directory of ring files, and removes the files that are
 * delivered. What cannot be used is told, and left as it is. Two processes may do this at the same time: each file is
 * one's alone. Never throws for what is in a file.
 */
public final class Recoverer {
    private final RingFolder folder;
    private final Troubles troubles;

    /** @param troubles told of each file that cannot be used, under a kind of its own */
    public Recoverer(RingFolder folder, Troubles troubles) {
        this.folder = folder;
        this.troubles = troubles;
    }

    /**
     * What became of one ring file.
     *
     * @param pid of the process whose records they are
     */
    public record Report(Path file, long pid, Recovery.Outcome outcome) {}

    /**
     * Works through the files that there are now.
     *
     * @param wanted whose records to deliver
     * @param reports told of each file that was delivered, in whole or in part
     */
    public void recover(Predicate<Destination> wanted, Consumer<Report> reports) {
        try {
            for (String id : folder.ids()) {
                recover(id, wanted, reports);
            }
            folder.removeStrayLocks();
        } catch (IOException e) {
            tell(folder.path(), e);
        }
    }

    private void recover(String id, Predicate<Destination> wanted, Consumer<Report> reports) {
        Path path = folder.path().resolve(id);
        try (HeldRingFile held = folder.openDead(id)) {
            if (held != null) {
                path = held.file().path();
                recover(held, wanted, reports);
            }
        } catch (IOException e) {
            tell(path, e);
        } catch (RuntimeException | InternalError e) {
            // Damage that no check has seen, or a page that cannot be read any more.
            troubles.tell("recover " + path, "cannot recover " + path + ": " + e);
        } finally {
            MappingFault.surfaces(); // one that came with the last access would end this thread
        }
    }

    private void recover(HeldRingFile held, Predicate<Destination> wanted, Consumer<Report> reports)
            throws IOException {
        Recovery recovery = new Recovery(held.file(), troubles);
        Destination destination = recovery.destination();
        if (destination == null) {
            long left = recovery.left().records();
            if (left > 0) {
                throw new FileSystemException(
                        held.file().path().toString(), null, "does not tell where its " + left + " records belong");
            }
            if (!held.file().isUnused()) {
                throw new FileSystemException(
                        held.file().path().toString(), null, "does not tell where its records are and belong");
            }
            held.remove();
        } else if (wanted.test(destination)) {
            Recovery.Outcome outcome = recovery.run(destination);
            if (outcome.complete()) {
                held.remove();
            }
            reports.accept(new Report(held.file().path(), held.file().pid(), outcome));
        }
    }

    private void tell(Path path, IOException e) {
        @Nullable String file = e instanceof FileSystemException failure ? failure.getFile() : null;
        troubles.tell("recover " + path, "cannot recover " + (file == null ? path : file) + ": " + Reasons.of(e));
    }
}
