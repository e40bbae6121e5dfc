package dev.whence.sink;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory in which files are made that were not there before: nothing is ever overwritten, and no symbolic link that
 * somebody put at a name is followed.
 */
final class LogDirectory {
    /** More taken names than this are no accident. */
    private static final int MOST_CHOICES = 10_000;

    private final Path wanted;

    /** The real path, once the directory has been there: a link on the way may be bent later without effect. */
    private @Nullable Path real;

    LogDirectory(Path wanted) {
        this.wanted = wanted.toAbsolutePath();
    }

    /** A name that was free, and the file that is there now. */
    record Created(Path path, int choice) {}

    /** The names to try: 1, 2, …. */
    interface Choices {
        String name(int choice);
    }

    /** Makes an empty file, readable by its owner alone, at the first of the names that is free. */
    Created create(Choices names, int firstChoice) throws IOException {
        Path directory = made();
        for (int choice = firstChoice; choice - firstChoice < MOST_CHOICES; choice++) {
            Path path = directory.resolve(names.name(choice));
            if (createNew(path)) {
                return new Created(path, choice);
            }
        }
        throw new FileSystemException(
                directory.toString(), null, "all names are taken, up to " + names.name(firstChoice + MOST_CHOICES - 1));
    }

    /** The directory, made again if somebody has removed it. */
    private Path made() throws IOException {
        Path known = real;
        Path directory = known == null ? wanted : known;
        try {
            Files.createDirectories(directory);
        } catch (FileAlreadyExistsException e) {
            throw new FileSystemException(directory.toString(), null, "is not a directory");
        }
        if (known == null) {
            directory = directory.toRealPath();
            real = directory;
        }
        return directory;
    }

    /** False if anything has that name, a dangling link included: that is what O_CREAT with O_EXCL promises. */
    private static boolean createNew(Path path) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            Files.newByteChannel(path, options, ownerOnly(path)).close();
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> mode = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)};
    }

    /**
     * Gives a file of ours the first free of the names, found by making an empty file there, which also shows that there
     * is an inode for the file that is to follow. The empty one goes before the rename: where ext4 renames over a file it
     * first writes out all that the other still has in memory, a gigabyte, while everybody who logs waits. No other process
     * of ours takes the name meanwhile, since it has the name of the file in it, and that is still there; somebody else's
     * file is refused up to the very moment of the rename.
     *
     * @return the choice that was free
     */
    int rename(Path file, Choices names, int firstChoice) throws IOException {
        Created target = create(names, firstChoice);
        Files.delete(target.path());
        Files.move(file, target.path()); // not an atomic move, which would overwrite
        return target.choice();
    }

    /** What is at that name now, a link as itself; null if nothing is. */
    static @Nullable BasicFileAttributes look(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        Path known = real;
        return (known == null ? wanted : known).toString();
    }
}
