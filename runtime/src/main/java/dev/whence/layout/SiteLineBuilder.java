package dev.whence.layout;

import dev.whence.sink.ByteOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts the parts of one site's line together. For one line. */
final class SiteLineBuilder {
    private static final int FIRST_CAPACITY = 64;

    private final List<Emitter> head = new ArrayList<>();
    private final List<TimeText> times = new ArrayList<>();
    private final List<SiteLine.Value> values = new ArrayList<>();

    /** Behind the last part. */
    private final ByteOutput text = new ByteOutput(FIRST_CAPACITY);

    void text(String added) {
        text.put(added);
    }

    void text(byte[] added) {
        text.put(added, 0, added.length);
    }

    /** Adds what is the same in all records of a thread. */
    void ofThread(Emitter emitter) {
        if (values.isEmpty()) {
            endText();
            head.add(emitter);
        } else {
            ofRecord(emitter);
        }
    }

    /** Adds what is the same as long as {@code time} has the same text. */
    void ofTime(Emitter emitter, TimeText time) {
        ofThread(emitter);
        times.add(time); // one that is not in the head costs a renewal too many at most
    }

    /** Adds what differs from record to record. */
    void ofRecord(Emitter emitter) {
        endText();
        values.add(SiteLine.Value.of(emitter));
    }

    void argument(int index) {
        endText();
        values.add(SiteLine.Value.argument(index));
    }

    private void endText() {
        byte[] bytes = Arrays.copyOf(text.array(), text.length());
        text.length(0);
        if (!values.isEmpty()) {
            values.get(values.size() - 1).behind(bytes);
        } else if (bytes.length > 0) {
            head.add(new FixedEmitter(bytes));
        }
    }

    SiteLine build(ArgumentWriter arguments) {
        endText();
        return new SiteLine(head, times, values, arguments);
    }
}
