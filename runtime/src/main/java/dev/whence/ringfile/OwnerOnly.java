package dev.whence.ringfile;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files and directories that belong to the user whom this process works for, and to nobody else. */
public final class OwnerOnly {
    static final FileAttribute<?> FILE = PosixFilePermissions.asFileAttribute(
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    static final FileAttribute<?> DIRECTORY = PosixFilePermissions.asFileAttribute(
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private static final String USER = "unix:uid";
    private static final String MODE = "unix:mode";
    private static final String NAMES = "unix:nlink";
    private static final int GROUP_OR_OTHERS = 0077;
    private static final Path SELF = Path.of("/proc/self");

    private OwnerOnly() {}

    /** What is at that name now, a link as itself; null if nothing is. */
    static @Nullable BasicFileAttributes look(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /**
     * Refuses what is no regular file, a link to one among it, or belongs to somebody else.
     *
     * @throws FileSystemException with the reason
     */
    public static void checkFile(Path path) throws IOException {
        BasicFileAttributes found = look(path);
        if (found == null) {
            throw new NoSuchFileException(path.toString());
        }
        if (!found.isRegularFile()) {
            throw new FileSystemException(path.toString(), null, "is " + kind(found) + ", not a file");
        }
        checkOwner(path);
    }

    /** How many names the file has. */
    static int names(Path path) throws IOException {
        return (int) Files.getAttribute(path, NAMES, LinkOption.NOFOLLOW_LINKS);
    }

    /** Refuses a directory in which somebody else could put files. */
    static void checkDirectory(Path path) throws IOException {
        BasicFileAttributes found = look(path);
        if (found == null || !found.isDirectory()) {
            throw new FileSystemException(
                    path.toString(), null, "is " + (found == null ? "missing" : kind(found)) + ", not a directory");
        }
        checkOwner(path);
        int mode = (int) Files.getAttribute(path, MODE, LinkOption.NOFOLLOW_LINKS);
        if ((mode & GROUP_OR_OTHERS) != 0) {
            throw new FileSystemException(
                    path.toString(),
                    null,
                    "is open to others (mode " + Integer.toOctalString(mode & 07777) + "); allowed is 700");
        }
    }

    private static void checkOwner(Path path) throws IOException {
        Object owner = Files.getAttribute(path, USER, LinkOption.NOFOLLOW_LINKS);
        Object us = Files.getAttribute(SELF, USER); // the effective user: whose files this process makes
        if (!owner.equals(us)) {
            throw new FileSystemException(
                    path.toString(), null, "belongs to user " + owner + ", and this process works for user " + us);
        }
    }

    private static String kind(BasicFileAttributes found) {
        if (found.isSymbolicLink()) {
            return "a symbolic link";
        }
        return found.isDirectory() ? "a directory" : found.isRegularFile() ? "a file" : "something else";
    }
}
