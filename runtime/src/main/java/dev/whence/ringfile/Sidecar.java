package dev.whence.ringfile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The file beside a ring file whose lock says that the owner lives: the system gives it up when the process ends, in
 * whatever way, so a process id that comes again is no trap. A file of its own, since closing any channel of a file
 * gives up the locks that the process has on it, and ring files are opened by whoever looks at them.
 *
 * <p>Only on threads of ours, and never for a file that this JVM has locked already, see {@link LiveFiles}.
 */
final class Sidecar implements Closeable {
    private final Path path;
    private final FileChannel channel;

    private Sidecar(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param options {@code CREATE_NEW} for a file that must not be there, {@code CREATE} for one that may
     * @return null if somebody else holds it, or has removed the file meanwhile
     */
    static @Nullable Sidecar tryLock(Path path, StandardOpenOption... options) throws IOException {
        Set<OpenOption> all = new HashSet<>(Set.of(options));
        all.add(StandardOpenOption.WRITE);
        all.add(LinkOption.NOFOLLOW_LINKS);
        FileChannel channel = FileChannel.open(path, all, OwnerOnly.FILE);
        boolean locked = false;
        try {
            FileLock lock = channel.tryLock();
            locked = lock != null && isStill(path, channel);
            return locked ? new Sidecar(path, channel) : null;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    /** Whoever recovers a ring file removes its lock file at the end; a lock on that one says nothing any more. */
    private static boolean isStill(Path path, FileChannel channel) throws IOException {
        BasicFileAttributes named = OwnerOnly.look(path);
        if (named == null || !named.isRegularFile()) {
            return false;
        }
        // Java does not tell which file a channel has open; a length that nobody else would give it does.
        long mark = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
        channel.write(ByteBuffer.allocate(1), mark - 1);
        BasicFileAttributes marked = OwnerOnly.look(path);
        channel.truncate(0);
        return marked != null && marked.size() == mark;
    }

    /** Removes the file, then gives up the lock. */
    void remove() throws IOException {
        try (this) {
            Files.deleteIfExists(path);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
