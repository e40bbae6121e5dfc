package dev.whence.pipeline;

import dev.whence.Capture;
import dev.whence.Site;
import dev.whence.layout.RecordText;
import dev.whence.record.RecordView;
import dev.whence.sink.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps records for a test's assertions, beside their usual way. */
final class CaptureOutlet implements Outlet {
    private final RecordText text = new RecordText();
    private final List<Capture.Entry> accepted = new ArrayList<>();
    private int beforeLast;

    /** What is complete; guarded by itself, since tests read it on any thread. */
    private final List<Capture.Entry> complete = new ArrayList<>();

    /** What the test holds: closing it ends the capture, while an outlet that is closed may open again. */
    private final class Handle implements Capture {
        private final Runnable flush;
        private final Consumer<Outlet> remove;

        Handle(Runnable flush, Consumer<Outlet> remove) {
            this.flush = flush;
            this.remove = remove;
        }

        @Override
        public List<Entry> records() {
            flush.run();
            synchronized (complete) {
                return List.copyOf(complete);
            }
        }

        @Override
        public void close() {
            flush.run();
            remove.accept(CaptureOutlet.this);
        }
    }

    /**
     * The side of it that users see.
     *
     * @param flush brings what is on its way here
     * @param remove takes this out of the outlets
     */
    Capture handle(Runnable flush, Consumer<Outlet> remove) {
        return new Handle(flush, remove);
    }

    @Override
    public boolean accept(RecordView record, long epochNanos) {
        beforeLast = accepted.size();
        Site site = record.site();
        accepted.add(new Capture.Entry(
                site.level(),
                Instant.ofEpochSecond(0, epochNanos),
                record.thread().toString(),
                site.logger(),
                site.file().substring(site.file().lastIndexOf('/') + 1),
                site.line(),
                site.method(),
                text.message(record),
                text.stackTrace(record)));
        return true;
    }

    @Override
    public void forgetLast() {
        accepted.subList(beforeLast, accepted.size()).clear();
    }

    @Override
    public void forgetAll() {
        accepted.clear();
    }

    @Override
    public int waiting() {
        return 0;
    }

    @Override
    public boolean prepare() {
        return true;
    }

    @Override
    public @Nullable Place place() {
        return null;
    }

    @Override
    public boolean complete() {
        synchronized (complete) {
            complete.addAll(accepted);
        }
        accepted.clear();
        return true;
    }

    @Override
    public void close() {}
}
