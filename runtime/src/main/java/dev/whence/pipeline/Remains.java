package dev.whence.pipeline;

import dev.whence.record.SiteTable;
import dev.whence.ringfile.EntryReader;
import dev.whence.ringfile.Journal;
import dev.whence.sink.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a journal tells of the process that wrote it. Entries that make no sense are left out, and counted. */
final class Remains {
    private final SiteTable sites = new SiteTable();
    private final TreeMap<Long, Long> offsets = new TreeMap<>();
    private final TreeMap<Integer, Place> files = new TreeMap<>();
    private @Nullable Destination destination;
    private int damaged;

    Remains(Journal journal) {
        for (Journal.Entry entry : journal.entries()) {
            try {
                take(entry);
            } catch (RuntimeException e) {
                damaged++; // numbers and texts of any kind; what needs the entry is counted where it is missed
            }
        }
    }

    private void take(Journal.Entry entry) {
        switch (entry.kind()) {
            case Journal.SITE -> sites.restore(entry);
            case Journal.DESTINATION -> destination = Destination.decode(entry);
            case Journal.FILE -> {
                LeftFiles.Numbered left = LeftFiles.decode(entry);
                files.put(left.number(), left.place());
            }
            case Journal.ANCHOR -> {
                EntryReader in = new EntryReader(entry);
                offsets.put(in.longNumber(), in.longNumber());
            }
            default -> damaged++;
        }
    }

    SiteTable sites() {
        return sites;
    }

    /** Where the process sent its records last; null if it had not come so far. */
    @Nullable
    Destination destination() {
        return destination;
    }

    /** The files that it has begun, in this order. */
    List<Place> files() {
        return new ArrayList<>(files.values());
    }

    /** The file with this number in notes; null if there is none. */
    @Nullable
    Place file(int number) {
        return files.get(number);
    }

    /** The greatest of these numbers; 0 if there is no file. */
    int lastFileNumber() {
        return files.isEmpty() ? 0 : files.lastKey();
    }

    int damaged() {
        return damaged;
    }

    /** The wall clock's time, by the last anchor before. */
    long epochNanos(long nanoTime) {
        var anchor = offsets.floorEntry(nanoTime);
        if (anchor == null) {
            anchor = offsets.firstEntry();
        }
        return anchor == null ? nanoTime : nanoTime + anchor.getValue();
    }
}
