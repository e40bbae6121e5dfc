package dev.whence.sink;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystemException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file that one day's lines go into, and all that is needed to go on with it after it was closed, so that only files
 * which this process has made are ever appended to.
 */
final class DayFile implements Closeable {
    /**
     * The JVM copies what is written to the native heap first: in pieces, a batch of any size costs it no more. A power of
     * two, as the system's pages: see {@link #piece}.
     */
    private static final int PIECE = 64 * 1024;

    private final LogDirectory directory;
    private final LogDirectory.Choices names;
    private final long epochDay;

    private int choice = 1;
    private int rolls;
    private @Nullable Place identity;
    private long length;
    private @Nullable Handle handle;

    /** @param names for the files to come */
    DayFile(LogDirectory directory, LogDirectory.Choices names, long epochDay) {
        this.directory = directory;
        this.names = names;
        this.epochDay = epochDay;
    }

    /**
     * The open file. Not a FileChannel, which an interrupt of the writing thread would close.
     *
     * @param out appends (O_APPEND), so that a file cut by somebody else is not filled up with zeros
     * @param meter asks for the length of the open file, wherever it may have been renamed to
     */
    private record Handle(FileOutputStream out, RandomAccessFile meter) implements Closeable {
        @Override
        public void close() throws IOException {
            try (meter) {
                out.close();
            }
        }
    }

    long epochDay() {
        return epochDay;
    }

    /** The bytes in the file; 0 when the next line begins a new one. */
    long length() {
        return length;
    }

    /** Where the next byte goes; the file must be open. */
    Place place() {
        return Objects.requireNonNull(identity, "not open");
    }

    /** Goes on with a file that a process now dead has made, if it is as that process left it. */
    void resume(Place left, long leftLength) {
        identity = left;
        length = leftLength;
    }

    /** Opens the file if it is not open: the known one if it is as we left it, or else a new one. */
    void open() throws IOException {
        if (handle != null) {
            return;
        }
        Place ours = identity;
        if (ours == null || !isAsLeft(ours)) {
            ours = created();
            identity = ours; // only now: as long as none can be made, the old one may come back
            length = 0;
        }
        handle = opened(ours);
    }

    /** An inode may be given anew once a removed file is closed; the length makes a mistake unlikely enough. */
    private boolean isAsLeft(Place known) throws IOException {
        BasicFileAttributes found = LogDirectory.look(known.path());
        return found != null && isAt(known, found) && found.size() == length;
    }

    /** Whether what was found where the file should be is that file. */
    private static boolean isAt(Place known, @Nullable BasicFileAttributes found) {
        return found != null && found.isRegularFile() && Objects.equals(known.key(), keyOf(found));
    }

    private static @Nullable String keyOf(BasicFileAttributes found) {
        Object key = found.fileKey();
        return key == null ? null : key.toString();
    }

    private Place created() throws IOException {
        LogDirectory.Created created = directory.create(names, choice);
        choice = created.choice();
        BasicFileAttributes attributes = LogDirectory.look(created.path());
        return new Place(created.path(), attributes == null ? null : keyOf(attributes), epochDay);
    }

    private static Handle opened(Place identity) throws IOException {
        FileOutputStream out = new FileOutputStream(identity.path().toFile(), true);
        try {
            RandomAccessFile meter = new RandomAccessFile(identity.path().toFile(), "r");
            Handle handle = new Handle(out, meter);
            if (!isAt(identity, LogDirectory.look(identity.path()))) {
                handle.close();
                throw new FileSystemException(identity.path().toString(), null, "was replaced while it was opened");
            }
            return handle;
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    /** Lets go of an open file that somebody has removed or renamed, so that {@link #open} makes a new one. */
    void letGoIfGone() throws IOException {
        Place known = identity;
        if (handle == null || known == null) {
            return;
        }
        BasicFileAttributes found;
        try {
            found = LogDirectory.look(known.path());
        } catch (IOException e) {
            // Until the way to the file is free again, every write fails, and none goes where nobody looks.
            close();
            throw e;
        }
        if (found != null && isAt(known, found)) {
            length = found.size(); // somebody may have cut it
        } else {
            close();
        }
    }

    /** Appends to the open file. After an exception, {@link #length()} has grown by what was written all the same. */
    void append(byte[] bytes, int from, int to) throws IOException {
        Handle open = Objects.requireNonNull(handle, "not open");
        int at = from;
        while (at < to) {
            int count = piece(length, to - at);
            try {
                open.out().write(bytes, at, count);
            } catch (IOException e) {
                long written = open.meter().length() - length;
                length += Math.max(0, Math.min(written, count));
                throw e;
            }
            length += count;
            at += count;
        }
    }

    /**
     * How many of {@code left} bytes go into one write behind {@code length}. Where they are more than a piece, each write
     * ends at a multiple of its size in the file: the system then has large pages for it, and many small ones where it lies
     * across, which take two thirds more time. What is no longer than a piece is not cut: a line is there as a whole.
     */
    static int piece(long length, int left) {
        return left <= PIECE ? left : PIECE - (int) (length % PIECE);
    }

    /** Renames the file to the next number that is free; {@link #open} then begins a new one. */
    void roll() throws IOException {
        close(); // first: Windows renames no open file
        Place known = identity;
        if (known != null && isAt(known, LogDirectory.look(known.path()))) {
            rolls = directory.rename(known.path(), n -> known.path().getFileName() + "." + n, rolls + 1);
        }
        identity = null;
    }

    @Override
    public void close() throws IOException {
        Handle open = handle;
        handle = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public String toString() {
        Place known = identity;
        return (known == null ? directory : known.path()).toString();
    }
}
