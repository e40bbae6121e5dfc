package dev.whence.layout;

import dev.whence.record.RecordView;
import dev.whence.sink.ByteOutput;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes the messages of records, and knows which argument is a record's exception: the last, if it is a throwable that
 * no placeholder takes. Sites' formats are taken apart once. Not thread-safe.
 */
final class MessageWriter {
    static final int NO_EXCEPTION = -1;

    private static final int FIRST_CAPACITY = 64;

    /** More than this are dropped and begun anew: some may be of sites that are gone. */
    private static final int MOST_KEPT = 1 << 14;

    /** By site id. */
    private @Nullable MessageFormat[] formats = new MessageFormat[FIRST_CAPACITY];

    private int kept;
    private @Nullable ArgumentWriter arguments;

    /** Appends the message of {@code record}, without a line's end. */
    void write(RecordView record, ByteOutput out) {
        MessageFormat format = format(record);
        int count = record.argumentCount();
        if (exception(record, format) != NO_EXCEPTION) {
            count--;
        }
        format.write(arguments(record), count, out);
        Marks.putCut(record.formatCut(), out);
    }

    /** The index of the argument that is the exception, or {@link #NO_EXCEPTION}. */
    int exception(RecordView record) {
        int last = record.argumentCount() - 1;
        return last >= 0 && record.kind(last).isThrowable() ? exception(record, format(record)) : NO_EXCEPTION;
    }

    private static int exception(RecordView record, MessageFormat format) {
        int last = record.argumentCount() - 1;
        return last >= format.placeholders() && record.kind(last).isThrowable() ? last : NO_EXCEPTION;
    }

    private ArgumentWriter arguments(RecordView record) {
        if (arguments == null || !arguments.reads(record)) {
            arguments = new ArgumentWriter(record);
        }
        return arguments;
    }

    private MessageFormat format(RecordView record) {
        if (record.bringsFormat()) {
            return new MessageFormat(record.format()); // not kept: there is no end of such formats
        }
        int id = record.siteId();
        if (id >= formats.length) {
            formats = Arrays.copyOf(formats, Math.max(id + 1, formats.length * 2));
        }
        MessageFormat format = formats[id];
        if (format == null) {
            if (kept++ == MOST_KEPT) {
                kept = 1;
                Arrays.fill(formats, null);
            }
            format = new MessageFormat(record.format());
            formats[id] = format;
        }
        return format;
    }
}
