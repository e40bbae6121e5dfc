package dev.whence.layout;

import dev.whence.record.RecordView;
import dev.whence.sink.ByteOutput;

/** Writes one part of a line. */
interface Emitter {
    void emit(RecordView record, long epochNanos, ByteOutput out);
}
