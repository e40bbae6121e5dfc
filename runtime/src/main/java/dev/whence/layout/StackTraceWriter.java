package dev.whence.layout;

import dev.whence.record.RecordView;
import dev.whence.record.ThrowableView;
import dev.whence.sink.ByteOutput;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes an exception as {@link Throwable#printStackTrace()} prints it, a line an item, with control characters in its
 * texts escaped. Not thread-safe.
 */
final class StackTraceWriter {
    private static final byte[] AT = ascii("\tat ");
    private static final byte[] IN_COMMON = ascii("\t... ");
    private static final byte[] MORE = ascii(" more");
    private static final byte[] CAUSE = ascii("Caused by: ");
    private static final byte[] SUPPRESSED = ascii("Suppressed: ");
    private static final byte[] CIRCULAR = ascii("[CIRCULAR REFERENCE: ");
    private static final byte[] TOO_LARGE = "\t\u2026[more cut]".getBytes(StandardCharsets.UTF_8);

    private @Nullable RecordView record;
    private @Nullable ThrowableView throwable;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Appends the lines of the throwable that is {@code argument} of {@code source}, each with its end. */
    void write(RecordView source, int argument, ByteOutput out) {
        ThrowableView items = view(source);
        items.wrap(argument);
        boolean lineIsOpen = false;
        while (items.next()) {
            endLine(lineIsOpen, out);
            writeLine(items, out);
            lineIsOpen = true;
        }
        int cut = source.cutBytes(argument);
        Marks.putCut(cut, out);
        endLine(lineIsOpen || cut > 0, out);
    }

    private static void endLine(boolean lineIsOpen, ByteOutput out) {
        if (lineIsOpen) {
            out.put((byte) '\n');
        }
    }

    private static void writeLine(ThrowableView items, ByteOutput out) {
        for (int i = 0; i < items.depth(); i++) {
            out.put((byte) '\t');
        }
        switch (items.item()) {
            case THROWN -> putText(items, out);
            case FRAME -> {
                put(AT, out);
                putText(items, out);
            }
            case IN_COMMON -> {
                put(IN_COMMON, out);
                Digits.put(items.inCommon(), out);
                put(MORE, out);
            }
            case CAUSE -> {
                put(CAUSE, out);
                putText(items, out);
            }
            case SUPPRESSED -> {
                put(SUPPRESSED, out);
                putText(items, out);
            }
            case CIRCULAR_CAUSE -> putCircular(CAUSE, items, out);
            case CIRCULAR_SUPPRESSED -> putCircular(SUPPRESSED, items, out);
            case CUT -> put(TOO_LARGE, out);
        }
    }

    private static void putCircular(byte[] caption, ThrowableView items, ByteOutput out) {
        put(caption, out);
        put(CIRCULAR, out);
        putText(items, out);
        out.put((byte) ']');
    }

    private static void putText(ThrowableView items, ByteOutput out) {
        int start = out.length();
        items.putText(out);
        Controls.escape(out, start);
    }

    private static void put(byte[] text, ByteOutput out) {
        out.put(text, 0, text.length);
    }

    private ThrowableView view(RecordView source) {
        if (throwable == null || record != source) {
            record = source;
            throwable = new ThrowableView(source);
        }
        return throwable;
    }
}
