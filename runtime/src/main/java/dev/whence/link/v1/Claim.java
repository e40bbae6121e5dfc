package dev.whence.link.v1;

import dev.whence.producer.Producer;
import dev.whence.record.RecordWriter;
import org.jspecify.annotations.Nullable;

/**
 * Room for one record, between {@link Link#begin} and {@link #commit}. Belongs to the thread that claimed it; a claim
 * that is never committed, because an Error came between, leaves no trace.
 *
 * <p>The InternalError of a ring file that was cut ends here: what is put behind it is lost with the record.
 */
public final class Claim {
    final Producer producer;
    private final RecordWriter writer;

    Claim(Producer producer) {
        this.producer = producer;
        this.writer = producer.writer();
    }

    public void put(boolean value) {
        try {
            writer.put(value);
        } catch (InternalError e) {
            producer.leaveCut(e);
        }
    }

    public void put(byte value) {
        try {
            writer.put(value);
        } catch (InternalError e) {
            producer.leaveCut(e);
        }
    }

    public void put(char value) {
        try {
            writer.put(value);
        } catch (InternalError e) {
            producer.leaveCut(e);
        }
    }

    public void put(short value) {
        try {
            writer.put(value);
        } catch (InternalError e) {
            producer.leaveCut(e);
        }
    }

    public void put(int value) {
        try {
            writer.put(value);
        } catch (InternalError e) {
            producer.leaveCut(e);
        }
    }

    public void put(long value) {
        try {
            writer.put(value);
        } catch (InternalError e) {
            producer.leaveCut(e);
        }
    }

    public void put(float value) {
        try {
            writer.put(value);
        } catch (InternalError e) {
            producer.leaveCut(e);
        }
    }

    public void put(double value) {
        try {
            writer.put(value);
        } catch (InternalError e) {
            producer.leaveCut(e);
        }
    }

    /** Puts what {@link Link#ready} or {@link Link#readyLast} returned. */
    public void put(@Nullable Object ready) {
        try {
            writer.putReady(ready);
            producer.checkPut(); // so long a method may be called and not inlined: the error would come at its return
        } catch (InternalError e) {
            producer.leaveCut(e);
        }
    }

    /** Makes the record visible: from here on it survives the process. */
    public void commit() {
        try {
            producer.commit();
        } catch (InternalError e) {
            producer.endCommit(e);
        }
    }
}
