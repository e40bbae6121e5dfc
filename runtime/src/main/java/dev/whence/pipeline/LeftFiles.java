package dev.whence.pipeline;

import dev.whence.ringfile.EntryReader;
import dev.whence.ringfile.EntryWriter;
import dev.whence.ringfile.Journal;
import dev.whence.sink.Place;
import java.nio.file.Path;

/** The files that a process has begun, as journal entries: path, key, day. */
final class LeftFiles {
    private LeftFiles() {}

    static byte[] encoded(Place place) {
        return new EntryWriter()
                .put(place.path().toString())
                .put(place.key())
                .put(place.epochDay())
                .contents();
    }

    /** Its length is not known. */
    static Place decode(Journal.Entry entry) {
        EntryReader in = new EntryReader(entry);
        return new Place(Path.of(in.text()), in.textOrNull(), in.longNumber(), 0);
    }
}
