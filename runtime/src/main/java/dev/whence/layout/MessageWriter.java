package dev.whence.layout;

import dev.whence.record.RecordView;
import dev.whence.sink.ByteOutput;

/**
 * Writes the messages of records, and knows which argument is a record's exception: the last, if it is a throwable that
 * no placeholder takes. Sites' formats are taken apart once. Not thread-safe.
 */
final class MessageWriter {
    static final int NO_EXCEPTION = -1;

    private final BySite<MessageFormat> formats = new BySite<>();
    private final ArgumentWriter arguments = new ArgumentWriter();

    /** Appends the message of {@code record}, without a line's end. */
    void write(RecordView record, ByteOutput out) {
        MessageFormat format = format(record);
        int count = record.argumentCount();
        if (exception(record, format) != NO_EXCEPTION) {
            count--;
        }
        format.write(record, arguments, count, out);
        Marks.putCut(record.formatCut(), out);
    }

    /**
     * Appends the message of a site's records to their line, if it differs in its arguments alone.
     *
     * @param record any of the site's
     * @return false if it is to be written for each record, and is not appended
     */
    boolean append(RecordView record, SiteLineBuilder line) {
        if (mayHaveException(record) || !record.hasFixedCount()) {
            return false;
        }
        MessageFormat format = new MessageFormat(record.format());
        int count = record.argumentCount();
        int filled = Math.min(count, format.placeholders());
        for (int i = 0; i < filled; i++) {
            line.text(format.before(i));
            line.argument(i);
        }
        line.text(format.behind(filled, count > filled));
        return true;
    }

    /**
     * Whether a record of the same site as this one may have an exception.
     */
    boolean mayHaveException(RecordView record) {
        int last = record.argumentCount() - 1;
        return !record.hasFixedCount() || (last >= format(record).placeholders() && !record.hasFixedKind(last));
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

    private MessageFormat format(RecordView record) {
        if (record.bringsFormat()) {
            return new MessageFormat(record.format()); // not kept: there is no end of such formats
        }
        MessageFormat kept = formats.get(record.siteId());
        return kept != null ? kept : formats.keep(record.siteId(), new MessageFormat(record.format()));
    }
}
