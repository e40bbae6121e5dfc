package dev.whence.pipeline;

import dev.whence.layout.Layout;
import dev.whence.record.RecordView;
import dev.whence.sink.ByteOutput;
import dev.whence.sink.Place;
import dev.whence.sink.Reasons;
import dev.whence.sink.Sink;
import dev.whence.sink.Troubles;
import dev.whence.sink.WriteFault;
import java.io.IOException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Lines to a sink: a layout's bytes, batched. A batch ends where a record belongs to another file than the last. */
public final class ByteOutlet implements Outlet {
    private static final String WRITING = "writing";
    private static final int INITIAL_BYTES = 64 << 10;

    /** What a very long record needed beyond this is given back. */
    private static final int MOST_KEPT_BYTES = 1 << 20;

    private final Layout layout;
    private final Sink sink;
    private final Troubles troubles;
    private final DayCalendar calendar;
    private ByteOutput lines = new ByteOutput(INITIAL_BYTES);

    /** The day of the batch's records, and the most bytes that go into its file. */
    private long day;

    private long room;
    private @Nullable Place place;
    private int written;
    private int beforeLast;

    /** Whether a trouble may have been told that lasts: at first by the outlet before this one. */
    private boolean mayBeTroubled = true;

    /** @param zone whose midnight parts the files */
    public ByteOutlet(Layout layout, Sink sink, ZoneId zone, Troubles troubles) {
        this.layout = layout;
        this.sink = sink;
        this.calendar = new DayCalendar(zone);
        this.troubles = troubles;
    }

    @Override
    public boolean accept(RecordView record, long epochNanos) {
        beforeLast = lines.length();
        long recordDay = calendar.epochDay(epochNanos);
        boolean first = beforeLast == 0;
        if (!first && recordDay != day) {
            return false;
        }
        layout.write(record, epochNanos, lines);
        if (first) {
            day = recordDay;
            room = sink.room(day, lines.length());
        } else if (lines.length() > room) {
            forgetLast();
            return false;
        }
        return true;
    }

    @Override
    public void forgetLast() {
        lines.length(beforeLast);
    }

    @Override
    public int waiting() {
        return lines.length() - written;
    }

    @Override
    public boolean prepare() {
        try {
            place = waiting() == 0 ? null : sink.prepare(day, waiting());
            return true;
        } catch (WriteFault fault) {
            tell(fault);
            return false;
        }
    }

    @Override
    public @Nullable Place place() {
        return place;
    }

    @Override
    public long length() {
        return sink.length();
    }

    @Override
    public boolean complete() {
        try {
            if (waiting() > 0) {
                sink.write(day, lines.array(), written, lines.length());
            }
        } catch (WriteFault fault) {
            written += fault.taken();
            tell(fault);
            return false;
        }
        forgetAll();
        if (mayBeTroubled) {
            mayBeTroubled = false;
            troubles.healed(WRITING);
        }
        return true;
    }

    private void tell(WriteFault fault) {
        mayBeTroubled = true;
        troubles.tell(WRITING, fault.getMessage() + "; records are kept, and dropped when memory is full");
    }

    @Override
    public void forgetAll() {
        if (lines.array().length > MOST_KEPT_BYTES) {
            lines = new ByteOutput(INITIAL_BYTES);
        }
        lines.length(0);
        written = 0;
        beforeLast = 0;
    }

    @Override
    public void close() {
        try {
            sink.close();
        } catch (IOException e) {
            troubles.tell("closing", "cannot close the log: " + Reasons.of(e));
        }
    }
}
