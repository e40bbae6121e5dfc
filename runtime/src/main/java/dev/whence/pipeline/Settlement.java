package dev.whence.pipeline;

import dev.whence.ringfile.Notes.Note;
import dev.whence.ringfile.OwnerOnly;
import dev.whence.sink.ByteOutput;
import dev.whence.sink.Place;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/**
 * How much of a batch that was noted and not finished is in its file. The batch is formatted again, and if the file goes
 * on behind its noted length with just these bytes, or a first part of them, the rest is all that is missing. So nothing
 * is ever cut, and a byte that somebody else has put there shows.
 */
final class Settlement {
    private Settlement() {}

    /** Nothing is known of where the bytes are. */
    static final int DOUBTFUL = -1;

    /**
     * How many of the batch's bytes are in the file.
     *
     * @param noted the file
     * @param text the batch's bytes, formatted again; of a line of the logger's own there is none
     * @return {@link #DOUBTFUL} if the file is not as the dead process left it
     */
    static int writtenBytes(Note note, Place noted, Path directory, ByteOutput text) {
        try {
            if (!isOurs(noted, directory)) {
                return DOUBTFUL;
            }
            long written = Files.size(noted.path()) - note.before();
            if (written < 0 || written > note.bytes()) {
                return DOUBTFUL;
            }
            if (note.records() > 0 && (text.length() != note.bytes() || !isStart(noted.path(), note, text, written))) {
                return DOUBTFUL;
            }
            return (int) written;
        } catch (IOException e) {
            return DOUBTFUL; // what cannot be looked at cannot be gone on with
        }
    }

    /** Whether this is the very file, in the directory where log files belong, and nobody else's. */
    static boolean isOurs(Place noted, Path directory) throws IOException {
        Path parent = noted.path().getParent();
        if (!Files.exists(noted.path(), LinkOption.NOFOLLOW_LINKS)
                || parent == null
                || !parent.equals(directory.toRealPath())) {
            return false;
        }
        OwnerOnly.checkFile(noted.path());
        Object key = Files.readAttributes(noted.path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
        return key != null && key.toString().equals(noted.key());
    }

    private static boolean isStart(Path path, Note note, ByteOutput text, long written) throws IOException {
        byte[] found = new byte[(int) written];
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(note.before());
            file.readFully(found);
        }
        return Arrays.equals(found, 0, found.length, text.array(), 0, found.length);
    }
}
