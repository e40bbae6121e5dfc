package dev.whence.layout;

import dev.whence.record.RecordView;
import dev.whence.sink.ByteOutput;
import org.jspecify.annotations.Nullable;

/** The texts of a record on their own, as lines hold them. Not thread-safe. */
public final class RecordText {
    private static final int FIRST_CAPACITY = 256;

    private final MessageWriter messages = new MessageWriter();
    private final StackTraceWriter stackTraces = new StackTraceWriter();

    /** The formatted message. */
    public String message(RecordView record) {
        ByteOutput out = new ByteOutput(FIRST_CAPACITY);
        messages.write(record, out);
        return out.toString();
    }

    /** The lines of the stack trace, each with its end; null if the record has no exception. */
    public @Nullable String stackTrace(RecordView record) {
        int exception = messages.exception(record);
        if (exception == MessageWriter.NO_EXCEPTION) {
            return null;
        }
        ByteOutput out = new ByteOutput(FIRST_CAPACITY);
        stackTraces.write(record, exception, out);
        return out.toString();
    }
}
