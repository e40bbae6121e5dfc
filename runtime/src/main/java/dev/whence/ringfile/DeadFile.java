package dev.whence.ringfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** What a process has left in a {@link RingFolder}, or seems to. On threads of ours only, as all that {@link Sidecar} does. */
final class DeadFile {
    private final RingFolder folder;
    private final String id;
    private final Path ringFile;
    private final Path lockFile;

    DeadFile(RingFolder folder, String id) {
        this.folder = folder;
        this.id = id;
        this.ringFile = folder.ringFile(id);
        this.lockFile = folder.lockFile(id);
    }

    /** See {@link RingFolder#openDead}. */
    @Nullable
    HeldRingFile open() throws IOException {
        try {
            OwnerOnly.checkFile(ringFile);
        } catch (NoSuchFileException e) {
            return null; // somebody has recovered it since it was listed
        }
        if (!LiveFiles.add(id)) { // ours, or another class loader's; and from here on a look would break our lock
            return null;
        }
        HeldRingFile held = null;
        try {
            held = openLocked();
            return held;
        } finally {
            if (held == null) {
                LiveFiles.remove(id);
            }
        }
    }

    private @Nullable HeldRingFile openLocked() throws IOException {
        Sidecar lock = Sidecar.tryLock(lockFile, StandardOpenOption.CREATE);
        if (lock == null) {
            return null;
        }
        try {
            if (OwnerOnly.look(ringFile) == null) {
                lock.remove(); // it was recovered and removed between the look and the lock
                return null;
            }
            if (RingFileCheck.isUnfinished(ringFile)) {
                Files.delete(ringFile); // its maker died before anything could be in it
                lock.remove();
                return null;
            }
            return new HeldRingFile(folder.open(id, "rw"), id, lock);
        } catch (IOException | RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /** Removes the lock file if the ring file is gone. */
    void removeStrayLock() throws IOException {
        if (OwnerOnly.look(ringFile) != null || !LiveFiles.add(id)) {
            return;
        }
        try {
            OwnerOnly.checkFile(lockFile);
            Sidecar lock = Sidecar.tryLock(lockFile);
            if (lock == null) {
                return; // of a process that is about to make its ring file
            }
            if (OwnerOnly.look(ringFile) == null) {
                lock.remove();
            } else {
                lock.close();
            }
        } catch (NoSuchFileException e) {
            // somebody else was faster
        } finally {
            LiveFiles.remove(id);
        }
    }
}
