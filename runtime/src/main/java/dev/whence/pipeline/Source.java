package dev.whence.pipeline;

import dev.whence.producer.Producer;
import dev.whence.record.CorruptRecordException;
import dev.whence.record.RecordView;
import dev.whence.record.SiteTable;
import dev.whence.record.ThreadName;
import dev.whence.ring.RingReader;
import dev.whence.sink.Troubles;

/** One ring as the drain sees it: the record at its cursor, and its time for the merge. */
final class Source {
    private final Producer producer;
    private final SiteTable sites;
    private final Troubles troubles;
    private final RingReader reader;
    private final RecordView view = new RecordView();

    /** Who wrote the record at the cursor, and who wrote at the last {@link #release}. */
    private ThreadName thread = ThreadName.of("");

    private ThreadName releasedThread = thread;

    /** Of the record at the cursor behind a {@link #peek} that was true, else of the one before it. */
    private long time = System.nanoTime();

    Source(Producer producer, SiteTable sites, Troubles troubles) {
        this.producer = producer;
        this.sites = sites;
        this.troubles = troubles;
        this.reader = producer.ring().reader();
    }

    /** Whether a record waits that is older than {@code until}; control records on the way are taken. */
    boolean peek(long until) {
        while (reader.hasNext()) {
            try {
                view.wrap(reader.buffer(), reader.offset(), sites, thread);
            } catch (CorruptRecordException e) {
                troubles.tell("reading", "the rest of a cell cannot be read and is left out: " + e.getMessage());
                reader.skip(reader.available());
                continue;
            }
            if (!view.isControl()) {
                time = view.nanoTime();
                return time - until < 0;
            }
            thread = view.newThreadName();
            reader.skip(view.length());
        }
        return false;
    }

    long time() {
        return time;
    }

    /** Whether no record has come for so long, and there is memory that others could use. */
    boolean isIdle(long nanos) {
        return System.nanoTime() - time >= nanos && !reader.isParked() && !peek(Long.MAX_VALUE);
    }

    /** The record found by {@link #peek}. */
    RecordView view() {
        return view;
    }

    void next() {
        reader.skip(view.length());
    }

    /** Gives the producer back the memory of everything before the cursor. */
    void release() {
        reader.release();
        releasedThread = thread;
    }

    /** Back to where the last {@link #release} was. */
    void rewind() {
        reader.rewind();
        thread = releasedThread;
    }

    Producer producer() {
        return producer;
    }
}
