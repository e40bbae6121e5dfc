package dev.whence.layout;

import dev.whence.record.RecordView;
import dev.whence.sink.ByteOutput;

/** Writes the name of a record's thread. */
final class ThreadEmitter implements Emitter {
    @Override
    public void emit(RecordView record, long epochNanos, ByteOutput out) {
        int start = out.length();
        record.thread().put(out);
        Controls.escape(out, start);
    }
}
