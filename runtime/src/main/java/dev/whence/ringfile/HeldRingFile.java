package dev.whence.ringfile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;

/**
 * A ring file that this process alone writes to: its own, which counts as alive as long as this is open, or that of a
 * dead process, which nobody else can recover meanwhile.
 */
public final class HeldRingFile implements Closeable {
    private final RingFile file;
    private final String id;
    private final Sidecar lock;

    HeldRingFile(RingFile file, String id, Sidecar lock) {
        this.file = file;
        this.id = id;
        this.lock = lock;
    }

    public RingFile file() {
        return file;
    }

    public String id() {
        return id;
    }

    /**
     * Removes the file, in which nothing is left to be read. Its memory can be used on, and grows as before: rings are
     * still in it.
     */
    public void remove() throws IOException {
        OwnThread.call(new Removal());
    }

    private final class Removal implements Callable<Boolean> {
        @Override
        public Boolean call() throws IOException {
            Files.deleteIfExists(file.path());
            lock.remove();
            LiveFiles.remove(id);
            return true;
        }
    }

    /** Lets go of the file and leaves it there, for the next start. Does nothing behind {@link #remove}. */
    @Override
    public void close() throws IOException {
        OwnThread.call(() -> {
            lock.close();
            LiveFiles.remove(id);
            file.close();
            return true;
        });
    }
}
