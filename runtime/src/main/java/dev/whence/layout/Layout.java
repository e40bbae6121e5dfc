package dev.whence.layout;

import dev.whence.record.RecordView;
import dev.whence.sink.ByteOutput;

/** Gives records the form in which a sink takes them. Not thread-safe: whoever feeds an outlet holds its lock. */
public interface Layout {

    /**
     * Appends one record.
     *
     * @param record not a control record
     * @param epochNanos the record's wall time, in nanoseconds since 1970-01-01T00:00Z
     */
    void write(RecordView record, long epochNanos, ByteOutput out);
}
