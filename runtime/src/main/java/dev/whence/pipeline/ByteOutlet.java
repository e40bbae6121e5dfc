package dev.whence.pipeline;

import dev.whence.layout.Layout;
import dev.whence.record.RecordView;
import dev.whence.sink.ByteOutput;
import dev.whence.sink.Reasons;
import dev.whence.sink.Sink;
import dev.whence.sink.Troubles;
import dev.whence.sink.WriteFault;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lines to a sink: a layout's bytes, batched, each batch cut where a record belongs to another day than the last. */
public final class ByteOutlet implements Outlet {
    private static final String WRITING = "writing";
    private static final int INITIAL_BYTES = 64 << 10;

    /** What a very long record needed beyond this is given back. */
    private static final int MOST_KEPT_BYTES = 1 << 20;

    /** A run of bytes of one day. */
    private record Stretch(long epochDay, int end) {}

    private final Layout layout;
    private final Sink sink;
    private final Troubles troubles;
    private final DayCalendar calendar;
    private ByteOutput lines = new ByteOutput(INITIAL_BYTES);

    /** The days before the last one in this batch; almost always empty. */
    private final Deque<Stretch> earlier = new ArrayDeque<>();

    private long day;
    private int written;
    private int beforeLast;

    /** @param zone whose midnight parts the files */
    public ByteOutlet(Layout layout, Sink sink, ZoneId zone, Troubles troubles) {
        this.layout = layout;
        this.sink = sink;
        this.calendar = new DayCalendar(zone);
        this.troubles = troubles;
    }

    @Override
    public void accept(RecordView record, long epochNanos) {
        beforeLast = lines.length();
        long recordDay = calendar.epochDay(epochNanos);
        if (recordDay != day) {
            if (beforeLast > 0) {
                earlier.add(new Stretch(day, beforeLast));
            }
            day = recordDay;
        }
        layout.write(record, epochNanos, lines);
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
    public boolean complete() {
        try {
            for (Stretch stretch = earlier.peek(); stretch != null; stretch = earlier.peek()) {
                writeUpTo(stretch.end(), stretch.epochDay());
                earlier.remove();
            }
            writeUpTo(lines.length(), day);
        } catch (WriteFault fault) {
            written += fault.taken();
            troubles.tell(WRITING, fault.getMessage() + "; records are kept, and dropped when memory is full");
            return false;
        }
        forgetAll();
        troubles.healed(WRITING);
        return true;
    }

    @Override
    public void forgetAll() {
        earlier.clear();
        if (lines.array().length > MOST_KEPT_BYTES) {
            lines = new ByteOutput(INITIAL_BYTES);
        }
        lines.length(0);
        written = 0;
        beforeLast = 0;
    }

    private void writeUpTo(int end, long epochDay) throws WriteFault {
        if (written < end) {
            sink.write(epochDay, lines.array(), written, end);
            written = end;
        }
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
