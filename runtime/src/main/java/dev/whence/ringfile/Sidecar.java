package dev.whence.ringfile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
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
    private static final int ASKERS_AT_MOST = 1000;
    private static final int MARKS = 2;
    private static final int MOST_MARK = 1 << 16;

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
        all.add(StandardOpenOption.READ);
        all.add(StandardOpenOption.WRITE);
        all.add(LinkOption.NOFOLLOW_LINKS);
        checkPlace(path);
        FileChannel channel = FileChannel.open(path, all, OwnerOnly.FILE);
        boolean locked = false;
        try {
            FileLock lock = lock(channel);
            locked = lock != null && isStill(path, channel);
            return locked ? new Sidecar(path, channel) : null;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    /**
     * Whether somebody holds the lock, without taking it: two who ask do not disturb each other, and whoever wants the
     * lock waits for them.
     */
    static boolean isHeld(Path path) throws IOException {
        if (OwnerOnly.look(path) == null) {
            return false;
        }
        checkPlace(path);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return isHeld(channel);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean isHeld(FileChannel channel) throws IOException {
        FileLock question = channel.tryLock(0, Long.MAX_VALUE, true);
        if (question != null) {
            question.release();
        }
        return question == null;
    }

    /** What is no file of ours is not opened: to open a pipe would be to wait for its other end. */
    private static void checkPlace(Path path) throws IOException {
        try {
            OwnerOnly.checkFile(path);
            if (OwnerOnly.names(path) > 1) { // and what is cut is somebody's other file
                throw new FileSystemException(path.toString(), null, "has more than one name");
            }
        } catch (NoSuchFileException e) {
            // Nothing is there, or not any more: somebody else was faster to recover.
        }
    }

    /** Waits for those who only ask, see {@link #isHeld(Path)}. */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        FileLock lock = channel.tryLock();
        for (int i = 0; lock == null && i < ASKERS_AT_MOST && !isHeld(channel); i++) {
            lock = channel.tryLock();
        }
        return lock;
    }

    /** Whoever recovers a ring file removes its lock file at the end; a lock on that one says nothing any more. */
    private static boolean isStill(Path path, FileChannel channel) throws IOException {
        BasicFileAttributes named = OwnerOnly.look(path);
        if (named == null || !named.isRegularFile()) {
            return false;
        }
        // Java does not tell which file a channel has open; lengths that nobody else would give it do. They are small:
        // there may be a limit on the size of files.
        boolean same = true;
        for (int i = 0; i < MARKS && same; i++) {
            long mark = ThreadLocalRandom.current().nextInt(1, MOST_MARK);
            channel.truncate(0);
            channel.write(ByteBuffer.allocate(1), mark - 1);
            BasicFileAttributes marked = OwnerOnly.look(path);
            same = marked != null && marked.size() == mark;
        }
        channel.truncate(0);
        return same;
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
