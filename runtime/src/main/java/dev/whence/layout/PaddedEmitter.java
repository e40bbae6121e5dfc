package dev.whence.layout;

import dev.whence.record.RecordView;
import dev.whence.sink.ByteOutput;

/** Fills what another emitter writes up to a width. */
final class PaddedEmitter implements Emitter {
    private final Emitter padded;
    private final int width;
    private final boolean left;

    PaddedEmitter(Emitter padded, int width, boolean left) {
        this.padded = padded;
        this.width = width;
        this.left = left;
    }

    @Override
    public void emit(RecordView record, long epochNanos, ByteOutput out) {
        int start = out.length();
        padded.emit(record, epochNanos, out);
        int end = out.length();
        int missing = width - characters(out.array(), start, end);
        for (int i = 0; i < missing; i++) {
            out.put((byte) ' ');
        }
        if (missing > 0 && !left) {
            byte[] bytes = out.array();
            System.arraycopy(bytes, start, bytes, start + missing, end - start);
            for (int i = 0; i < missing; i++) {
                bytes[start + i] = ' ';
            }
        }
    }

    private static int characters(byte[] utf8, int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            if ((utf8[i] & 0xC0) != 0x80) { // all but the continuations of a character
                count++;
            }
        }
        return count;
    }
}
