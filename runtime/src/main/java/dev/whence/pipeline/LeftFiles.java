package dev.whence.pipeline;

import dev.whence.ringfile.EntryReader;
import dev.whence.ringfile.EntryWriter;
import dev.whence.ringfile.Journal;
import dev.whence.sink.Place;
import java.nio.file.Path;

/** The files that a process has begun, as journal entries: number, path, key, day. */
final class LeftFiles {
    private LeftFiles() {}

    static byte[] encoded(int number, Place place) {
        return new EntryWriter()
                .put(number)
                .put(place.path().toString())
                .put(place.key())
                .put(place.epochDay())
                .contents();
    }

    record Numbered(int number, Place place) {}

    static Numbered decode(Journal.Entry entry) {
        EntryReader in = new EntryReader(entry);
        int number = in.number();
        Path path = Path.of(in.text());
        if (!path.isAbsolute() || path.getFileName() == null) {
            throw new IllegalArgumentException("no file: " + path);
        }
        return new Numbered(number, new Place(path, in.textOrNull(), in.longNumber()));
    }
}
