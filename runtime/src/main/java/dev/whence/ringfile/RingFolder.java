package dev.whence.ringfile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The directory in which ring files live: {@code <id>.ring}, and beside each {@code <id>.lock}, see {@link Sidecar}.
 * Nothing in it is followed that is a link, nor opened that belongs to somebody else. May be used from any thread.
 */
public final class RingFolder {
    private static final String RING = ".ring";
    private static final String LOCK = ".lock";
    private static final int ID_DIGITS = 16;
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /** Where a write that succeeded has its blocks. Others compress zeros, copy on each write, or are far away. */
    private static final Set<String> RESERVING = Set.of("ext2", "ext3", "ext4", "xfs", "tmpfs", "overlay", "jfs");

    private final Path path;

    /** @param path need not exist */
    public RingFolder(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /**
     * Makes a ring file of this process, and the directory if need be.
     *
     * @param cellBytes the most bytes that its cells may take together; rounded up to a page
     * @throws IOException if the place is not fit for it, with the reason: then rings stay in the process's own memory
     */
    public HeldRingFile create(long cellBytes) throws IOException {
        return OwnThread.call(new Creation(this, cellBytes));
    }

    private record Creation(RingFolder folder, long cellBytes) implements Callable<HeldRingFile> {
        @Override
        public HeldRingFile call() throws IOException {
            return folder.createHere(cellBytes);
        }
    }

    private HeldRingFile createHere(long cellBytes) throws IOException {
        make();
        Sidecar lock = null;
        String id = "";
        while (lock == null) { // null if a recovery took our empty lock file for a left-over, and removed it
            id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
            if (!LiveFiles.add(id)) { // before there is a lock that a look at it would break
                continue;
            }
            try {
                lock = Sidecar.tryLock(lockFile(id), StandardOpenOption.CREATE_NEW);
            } finally {
                if (lock == null) {
                    LiveFiles.remove(id);
                }
            }
        }
        try {
            return new HeldRingFile(createRing(ringFile(id), cellBytes), id, lock);
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(ringFile(id));
            lock.remove();
            LiveFiles.remove(id);
            throw e;
        }
    }

    private void make() throws IOException {
        if (!Files.isDirectory(path)) {
            try {
                Path parent = path.toAbsolutePath().getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.createDirectory(path, OwnerOnly.DIRECTORY);
            } catch (FileAlreadyExistsException e) {
                OwnerOnly.checkDirectory(Path.of(e.getFile())); // or somebody else has just made it
            }
        }
        OwnerOnly.checkDirectory(path);
        String type = Files.getFileStore(path).type();
        if (!RESERVING.contains(type)) {
            throw new FileSystemException(
                    path.toString(), null, "lies on a file system, " + type + ", where a write reserves no blocks");
        }
    }

    private static RingFile createRing(Path path, long cellBytes) throws IOException {
        long most = Math.min(cellBytes, RingFile.MOST_CELL_BYTES);
        int pages = (int) ((most + RingFile.PAGE - 1) / RingFile.PAGE);
        RingFileDescriptor.Layout layout = RingFileDescriptor.Layout.of(pages * RingFile.PAGE);
        Set<OpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(path, options, OwnerOnly.FILE)) {
            ByteBuffer zeros = ByteBuffer.allocate(RingFileDescriptor.CHUNK);
            while (channel.position() < layout.journal()) { // what the header needs; before it is mapped
                channel.write(zeros.rewind());
            }
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, layout.length())
                    .order(ByteOrder.LITTLE_ENDIAN);
            RingFile file = new RingFile(path, bytes, layout, new RandomAccessFile(path.toFile(), "rw"));
            file.initialise(OwnProcess.pid(), bootId(), System.currentTimeMillis());
            return file;
        }
    }

    private static UUID bootId() {
        try {
            return UUID.fromString(Files.readString(BOOT_ID).strip());
        } catch (IOException | IllegalArgumentException e) {
            return new UUID(0, 0); // it is told to people, and nothing depends on it
        }
    }

    /** Whether there is a file that does not belong to {@code own}: seldom, and so asked in the cheapest way. */
    public boolean hasOthersThan(@Nullable HeldRingFile own) {
        String[] names = path.toFile().list();
        if (names == null) {
            return true; // who looks closer is told why
        }
        for (String name : names) {
            if (own == null || !name.startsWith(own.id())) {
                return true;
            }
        }
        return false;
    }

    /** The ids of all ring files here; none if there is no such directory. */
    public List<String> ids() throws IOException {
        return ids(RING);
    }

    private List<String> ids(String ending) throws IOException {
        List<String> ids = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*" + ending)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                ids.add(name.substring(0, name.length() - ending.length()));
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return ids;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        ids.sort(null);
        return ids;
    }

    /**
     * Opens the ring file of a process that has ended; nobody else can until it is closed.
     *
     * @return null if its owner lives, somebody else is at it, or it is gone
     * @throws IOException if it cannot be used, with the reason; it is left as it is
     */
    public @Nullable HeldRingFile openDead(String id) throws IOException {
        return OwnThread.call(() -> {
            checkName(id);
            OwnerOnly.checkDirectory(path);
            return new DeadFile(this, id).open();
        });
    }

    /** Removes the lock files whose ring files are gone: of processes that were killed between the two. */
    public void removeStrayLocks() throws IOException {
        OwnThread.call(() -> {
            for (String id : ids(LOCK)) {
                if (isId(id)) {
                    new DeadFile(this, id).removeStrayLock();
                }
            }
            return true;
        });
    }

    /** Opens a ring file to look at it, whether its owner lives or not. */
    public RingFile look(String id) throws IOException {
        return OwnThread.call(() -> {
            checkName(id);
            OwnerOnly.checkFile(ringFile(id));
            return open(id, "r");
        });
    }

    /** Whether the owner of a ring file lives, or somebody recovers it. */
    public boolean isAlive(String id) throws IOException {
        return OwnThread.call(() -> {
            checkName(id);
            if (!LiveFiles.add(id)) { // held here: the question itself would give up the lock
                return true;
            }
            try {
                return Sidecar.isHeld(lockFile(id));
            } finally {
                LiveFiles.remove(id);
            }
        });
    }

    private void checkName(String id) throws IOException {
        if (!isId(id)) {
            throw new FileSystemException(ringFile(id).toString(), null, "has not the name of a ring file");
        }
    }

    private static boolean isId(String id) {
        for (int i = 0; i < id.length(); i++) {
            char digit = id.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return id.length() == ID_DIGITS;
    }

    RingFile open(String id, String mode) throws IOException {
        boolean writable = mode.equals("rw");
        Set<OpenOption> options = writable
                ? Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)
                : Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        Path file = ringFile(id);
        try (FileChannel channel = FileChannel.open(file, options)) {
            RingFileDescriptor.Layout layout = RingFileCheck.layout(file, channel);
            ByteBuffer bytes = channel.map(
                            writable ? FileChannel.MapMode.READ_WRITE : FileChannel.MapMode.READ_ONLY,
                            0,
                            layout.length())
                    .order(ByteOrder.LITTLE_ENDIAN);
            return new RingFile(file, bytes, layout, writable ? new RandomAccessFile(file.toFile(), mode) : null);
        }
    }

    Path ringFile(String id) {
        return path.resolve(id + RING);
    }

    Path lockFile(String id) {
        return path.resolve(id + LOCK);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
