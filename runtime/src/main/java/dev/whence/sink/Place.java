package dev.whence.sink;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which file the next bytes go into. The same object as long as it is the same file: a batch of one line is to allocate
 * nothing.
 *
 * @param path absolute
 * @param key tells one file from another of the same name; null where the file system has none
 * @param epochDay whose records the file holds
 */
public record Place(Path path, @Nullable String key, long epochDay) {

    /** Whether both are in the same file. */
    @SuppressWarnings("ReferenceEquality") // first: mostly it is the very path, and comparing two goes by their bytes
    public boolean isInFileOf(@Nullable Place other) {
        return other != null && (path == other.path || path.equals(other.path)) && Objects.equals(key, other.key);
    }
}
