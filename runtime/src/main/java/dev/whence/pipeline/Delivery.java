package dev.whence.pipeline;

import dev.whence.layout.Layout;
import dev.whence.layout.TextLayout;
import dev.whence.ringfile.Notes;
import dev.whence.ringfile.Notes.Note;
import dev.whence.ringfile.RingFile;
import dev.whence.sink.ByteOutput;
import dev.whence.sink.ConsoleSink;
import dev.whence.sink.FileSink;
import dev.whence.sink.Place;
import dev.whence.sink.Sink;
import dev.whence.sink.Troubles;
import dev.whence.sink.WriteFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The way of a dead process's records to where they belong. */
final class Delivery {
    private static final String RECOVERY = "recovery";
    private static final byte[] LINE_END = {'\n'};

    private final Notes notes;
    private final Remains remains;
    private final Destination destination;
    private final Troubles troubles;
    private final Layout layout;
    private final Sink sink;
    private final ByteOutlet outlet;
    private final Batch batch;
    private final OwnLine ownLine;
    private final Merge merge = new Merge();
    private final long writtenBefore;
    private final RingFile ringFile;
    private final Set<Path> files = new LinkedHashSet<>();

    /** Records of the batch being settled that cannot be formatted, and those that are lost by that. */
    private long unformatted;

    private long lost;

    /** The time of the last record that was delivered, so that lines about the records are in their file. */
    private long lastEpochNanos = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());

    private boolean complete = true;

    /** @throws IllegalArgumentException if the pattern is of another version */
    Delivery(RingFile file, Remains remains, Destination destination, Troubles troubles) {
        this.ringFile = file;
        this.notes = file.notes();
        this.remains = remains;
        this.destination = destination;
        this.troubles = troubles;
        layout = new TextLayout(destination.pattern(), destination.zone(), destination.pid());
        Note newest = notes.newest();
        Note finished = newest != null && notes.isFinished(newest) ? newest : null;
        sink = sink(finished);
        outlet = new ByteOutlet(
                new TextLayout(destination.pattern(), destination.zone(), destination.pid()),
                sink,
                destination.zone(),
                troubles);
        writtenBefore = newest == null ? 0 : newest.written() + (finished == null ? 0 : finished.records());
        Ledger ledger = new Ledger(troubles);
        ledger.open(file, remains.lastFileNumber());
        batch = new Batch(new Losses(), troubles, ledger, writtenBefore);
        batch.replaceOutlets(List.of(outlet));
        ownLine = new OwnLine(remains.sites());
    }

    private Sink sink(@Nullable Note finished) {
        Path directory = destination.directory();
        if (directory == null) {
            return new ConsoleSink();
        }
        FileSink files =
                new FileSink(directory, destination.app(), destination.pid(), destination.rollSize(), troubles);
        if (finished == null) {
            files.resume(remains.files(), null, 0);
        } else {
            files.resume(remains.files(), last(finished, directory), finished.before() + finished.bytes());
        }
        return files;
    }

    /** The file that the process stopped writing in; null if that is no place to go on. */
    private @Nullable Place last(Note finished, Path directory) {
        Place noted = remains.file(finished.file());
        try {
            return noted != null && Settlement.isOurs(noted, directory) ? noted : null;
        } catch (IOException e) {
            return null; // then there is a new file
        }
    }

    /**
     * Completes the batch that was noted, if it can be told what is missing.
     *
     * @param sources that end where the batch does
     * @return false if it cannot be told; then the sources are to be rewound
     */
    boolean settle(Note note, List<Source> sources) {
        ByteOutput text = new ByteOutput(Math.max(1, (int) Math.min(note.bytes(), 1 << 20)));
        merge.run(sources, Source.ALL, source -> format(source, text));
        Place noted = remains.file(note.file());
        Path directory = destination.directory();
        if (noted == null || directory == null) {
            return note.records() == 0; // what went to standard output is not to be known
        }
        int written = Settlement.writtenBytes(note, noted, directory, text);
        if (written == Settlement.DOUBTFUL) {
            return note.records() == 0; // a line of the logger's own is not worth another one about it
        }
        ((FileSink) sink).resume(remains.files(), noted, note.before() + written);
        complete = write(note, noted, text, written);
        if (complete) {
            notes.finish();
            sources.forEach(Source::release);
            batch.addWritten(note.records());
            lost = unformatted;
            files.add(noted.path());
        }
        return true;
    }

    private boolean write(Note note, Place noted, ByteOutput text, int written) {
        try {
            if (note.records() > 0) {
                sink.write(noted.epochDay(), text.array(), written, text.length());
            } else if (written > 0 && written < note.bytes()) {
                sink.write(noted.epochDay(), LINE_END, 0, LINE_END.length); // half a line of the logger's own
            }
            return true;
        } catch (WriteFault fault) {
            troubles.tell(RECOVERY, fault.getMessage() + "; what is left of process " + destination.pid() + " is kept");
            return false;
        }
    }

    private boolean format(Source source, ByteOutput text) {
        int before = text.length();
        lastEpochNanos = remains.epochNanos(source.time());
        try {
            layout.write(source.view(), lastEpochNanos, text);
        } catch (RuntimeException | Error e) {
            text.length(before); // as the process itself has left it out
            unformatted++;
        }
        source.next();
        return true;
    }

    /** Delivers the noted batch once more, with a line in front that says so. */
    boolean doubt(Note note, List<Source> sources) {
        Place noted = remains.file(note.file());
        merge.run(sources, Source.ALL, this::isFirst);
        Object other =
                noted != null ? noted.path() : destination.directory() == null ? "standard output" : "another file";
        return addLine("the next " + note.records() + " records may also be in " + other) && rest(sources);
    }

    /** Looks, and takes nothing: the line belongs into the file of the records behind it. */
    private boolean isFirst(Source source) {
        lastEpochNanos = remains.epochNanos(source.time());
        return false;
    }

    /** Delivers what the sources have. */
    boolean rest(List<Source> sources) {
        if (complete) {
            merge.run(sources, Source.ALL, this::take);
        }
        complete = complete && completeBatch();
        if (complete) {
            sources.forEach(Source::release);
        }
        return complete;
    }

    private boolean take(Source source) {
        lastEpochNanos = remains.epochNanos(source.time());
        if (!batch.take(source, lastEpochNanos) && !(completeBatch() && batch.take(source, lastEpochNanos))) {
            complete = false;
            return false;
        }
        complete = !batch.isFull() || completeBatch();
        return complete;
    }

    /** Adds a line of the logger's own, with the time of the record at hand. */
    boolean addLine(String text) {
        batch.takeUncounted(ownLine.of(text, System.nanoTime()), lastEpochNanos);
        complete = completeBatch();
        return complete;
    }

    private boolean completeBatch() {
        if (!ringFile.isWhole()) { // what was read may not have been there
            throw new IllegalStateException(ringFile.path() + " was cut short while it was read");
        }
        boolean done = batch.write();
        if (done) {
            batch.settle();
        }
        Place place = outlet.place();
        if (done && place != null) {
            files.add(place.path());
        }
        return done;
    }

    boolean isComplete() {
        return complete;
    }

    /** Records that are where they belong now, and were not before. */
    long recovered() {
        return batch.written() - writtenBefore;
    }

    /** Records that could not be formatted. */
    long failed() {
        return lost + batch.failed();
    }

    /** Records that were written before, by the process itself or by recoveries that were killed. */
    long writtenBefore() {
        return writtenBefore;
    }

    List<Path> files() {
        return new ArrayList<>(files);
    }

    void close() {
        outlet.close();
    }
}
