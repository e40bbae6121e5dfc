package dev.whence.sink;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where in which file the next bytes go.
 *
 * @param path absolute
 * @param key tells one file from another of the same name; null where the file system has none
 * @param epochDay whose records the file holds
 * @param length the bytes that are in it
 */
public record Place(Path path, @Nullable String key, long epochDay, long length) {

    /** The same file, with so many bytes in it. */
    public Place withLength(long newLength) {
        return new Place(path, key, epochDay, newLength);
    }

    /** Whether both are in the same file. */
    @SuppressWarnings("ReferenceEquality") // first: mostly it is the very path, and comparing two goes by their bytes
    public boolean isInFileOf(@Nullable Place other) {
        return other != null && (path == other.path || path.equals(other.path)) && Objects.equals(key, other.key);
    }
}
