package dev.whence.sink;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where in which file the next bytes go.
 *
 * @param path absolute
 * @param key tells one file from another of the same name; null where the file system has none
 * @param length the bytes that are in it
 */
public record Place(Path path, @Nullable String key, long length) {}
