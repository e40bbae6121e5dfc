package dev.whence.layout;

import dev.whence.record.RecordView;
import dev.whence.record.ThreadName;
import dev.whence.sink.ByteOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one site. The head, everything in front of the first value, is the same in all records of one thread and
 * one moment, as far as the time's text tells moments apart; so it is kept, and most lines begin by one copy. Not
 * thread-safe.
 */
final class SiteLine {
    private static final int FIRST_CAPACITY = 128;

    private final Emitter[] head;

    /** The times in the head. */
    private final TimeText[] times;

    private final Value[] values;
    private final ArgumentWriter arguments;

    private final ByteOutput kept = new ByteOutput(FIRST_CAPACITY);

    /** Whose head is kept, and from when until when it holds. */
    private @Nullable ThreadName keptThread;

    private long keptFrom;
    private long keptUntil;

    /** What differs from record to record, and the text between it and the next. */
    static final class Value {
        private final int argument;
        private final @Nullable Emitter emitter;
        private byte[] behind = {};

        private Value(int argument, @Nullable Emitter emitter) {
            this.argument = argument;
            this.emitter = emitter;
        }

        static Value argument(int index) {
            return new Value(index, null);
        }

        static Value of(Emitter emitter) {
            return new Value(0, emitter);
        }

        void behind(byte[] text) {
            behind = text;
        }
    }

    SiteLine(List<Emitter> head, List<TimeText> times, List<Value> values, ArgumentWriter arguments) {
        this.head = head.toArray(new Emitter[0]);
        this.times = times.toArray(new TimeText[0]);
        this.values = values.toArray(new Value[0]);
        this.arguments = arguments;
    }

    @SuppressWarnings("ReferenceEquality") // a name that is equal but another object costs a renewal, no more
    void write(RecordView record, long epochNanos, ByteOutput out) {
        if (record.thread() != keptThread || epochNanos < keptFrom || epochNanos >= keptUntil) {
            renewHead(record, epochNanos);
        }
        out.put(kept.array(), 0, kept.length());
        for (Value value : values) {
            if (value.emitter == null) {
                arguments.write(record, value.argument, out);
            } else {
                value.emitter.emit(record, epochNanos, out);
            }
            out.put(value.behind, 0, value.behind.length);
        }
    }

    private void renewHead(RecordView record, long epochNanos) {
        keptThread = null; // until all of it is new
        kept.length(0);
        keptFrom = Long.MIN_VALUE;
        keptUntil = Long.MAX_VALUE;
        for (Emitter part : head) {
            part.emit(record, epochNanos, kept);
        }
        for (TimeText time : times) {
            keptFrom = Math.max(keptFrom, time.from());
            keptUntil = Math.min(keptUntil, time.until());
        }
        keptThread = record.thread();
    }
}
