package dev.whence.layout;

import dev.whence.record.RecordView;
import dev.whence.sink.ByteOutput;

/** Writes what is the same in all records. */
final class FixedEmitter implements Emitter {
    private final byte[] text;

    FixedEmitter(byte[] text) {
        this.text = text;
    }

    @Override
    public void emit(RecordView record, long epochNanos, ByteOutput out) {
        out.put(text, 0, text.length);
    }
}
