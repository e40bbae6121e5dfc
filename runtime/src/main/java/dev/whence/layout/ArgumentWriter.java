package dev.whence.layout;

import dev.whence.record.Kind;
import dev.whence.record.RecordView;
import dev.whence.record.ThrowableView;
import dev.whence.sink.ByteOutput;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes the arguments of records as messages show them, harmless. Not thread-safe. */
final class ArgumentWriter {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private @Nullable RecordView viewed;
    private @Nullable ThrowableView throwable;

    void write(RecordView record, int argument, ByteOutput out) {
        Kind kind = record.kind(argument);
        switch (kind) {
            case INT -> Digits.put(record.intAt(argument), out);
            case LONG, SHORT, BYTE -> Digits.put(record.integerAt(argument), out);
            case TEXT, CUT_TEXT -> writeText(record, argument, out);
            case NULL -> out.put(NULL, 0, NULL.length);
            case BOOLEAN -> {
                byte[] text = record.booleanAt(argument) ? TRUE : FALSE;
                out.put(text, 0, text.length);
            }
            case CHAR -> writeChar(record.charAt(argument), out);
            case DOUBLE -> out.put(Double.toString(record.doubleAt(argument)));
            case FLOAT -> out.put(Float.toString(record.floatAt(argument)));
            case THROWABLE, CUT_THROWABLE -> writeThrowable(record, argument, out);
        }
    }

    private static void writeText(RecordView record, int argument, ByteOutput out) {
        int start = out.length();
        record.putText(argument, out);
        Controls.escape(out, start);
        Marks.putCut(record.cutBytes(argument), out);
    }

    private static void writeChar(char value, ByteOutput out) {
        if (value >= ' ' && value < 0x7F) {
            out.put((byte) value);
            return;
        }
        int start = out.length();
        out.put(String.valueOf(value));
        Controls.escape(out, start);
    }

    /** What its toString gave; nothing of it may be left where it was cut. */
    private void writeThrowable(RecordView record, int argument, ByteOutput out) {
        ThrowableView items = view(record);
        items.wrap(argument);
        if (items.next()) {
            int start = out.length();
            items.putText(out);
            Controls.escape(out, start);
        }
        if (!items.next()) {
            Marks.putCut(record.cutBytes(argument), out);
        }
    }

    @SuppressWarnings("ReferenceEquality") // a view has no equality
    private ThrowableView view(RecordView record) {
        if (throwable == null || viewed != record) {
            viewed = record;
            throwable = new ThrowableView(record);
        }
        return throwable;
    }
}
