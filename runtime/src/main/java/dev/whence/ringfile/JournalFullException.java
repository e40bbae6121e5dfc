package dev.whence.ringfile;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The journal of a ring file has no room for an entry. */
public final class JournalFullException extends FileSystemException {
    private static final long serialVersionUID = 1;

    JournalFullException(Path ringFile) {
        super(ringFile.toString(), null, "its journal is full");
    }
}
