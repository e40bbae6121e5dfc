package dev.whence.pipeline;

import dev.whence.ringfile.EntryReader;
import dev.whence.ringfile.EntryWriter;
import dev.whence.ringfile.Journal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where records go and in which form: all that is needed to deliver them when the process that wrote them is gone.
 *
 * @param directory absolute; null for standard output
 * @param app the first part of a file's name
 * @param pid of the process whose records they are
 * @param rollSize of a log file, in bytes
 */
public record Destination(@Nullable Path directory, String app, long pid, String pattern, ZoneId zone, long rollSize) {

    /** Whether its log files and these are one application's. */
    public boolean isSameApplication(Destination other) {
        return app.equals(other.app) && Objects.equals(directory, other.directory);
    }

    byte[] encoded() {
        return new EntryWriter()
                .put(directory == null ? null : directory.toString())
                .put(app)
                .put(pid)
                .put(pattern)
                .put(zone.getId())
                .put(rollSize)
                .contents();
    }

    /** @throws RuntimeException if the entry is none, or names a zone that this Java does not know */
    static Destination decode(Journal.Entry entry) {
        EntryReader in = new EntryReader(entry);
        String directory = in.textOrNull();
        Destination decoded = new Destination(
                directory == null ? null : Path.of(directory),
                in.text(),
                in.longNumber(),
                in.text(),
                ZoneId.of(in.text()),
                in.longNumber());
        if (decoded.rollSize <= 0 || (decoded.directory != null && !decoded.directory.isAbsolute())) {
            throw new IllegalArgumentException("no destination: " + decoded);
        }
        return decoded;
    }
}
