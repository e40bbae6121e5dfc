package dev.whence.link.v1;

import dev.whence.producer.Producer;
import dev.whence.record.RecordWriter;
import org.jspecify.annotations.Nullable;

/**
 * Room for one record, between {@link Link#begin} and {@link #commit}. Belongs to the thread that claimed it; a claim
 * that is never committed, because an Error came between, leaves no trace; but see {@link #lose}.
 */
public final class Claim {
    final Producer producer;
    private final RecordWriter writer;

    Claim(Producer producer) {
        this.producer = producer;
        this.writer = producer.writer();
    }

    public void put(boolean value) {
        writer.put(value);
    }

    public void put(byte value) {
        writer.put(value);
    }

    public void put(char value) {
        writer.put(value);
    }

    public void put(short value) {
        writer.put(value);
    }

    public void put(int value) {
        writer.put(value);
    }

    public void put(long value) {
        writer.put(value);
    }

    public void put(float value) {
        writer.put(value);
    }

    public void put(double value) {
        writer.put(value);
    }

    /** Puts what {@link Link#ready} or {@link Link#readyLast} returned. */
    public void put(@Nullable Object ready) {
        writer.putReady(ready);
    }

    /** Makes the record visible: from here on it survives the process. */
    public void commit() {
        producer.commit();
    }

    /**
     * To be called with an InternalError out of {@link #put} or {@link #commit}. The JVM raises one where a ring file was cut
     * while it was in use, often as late as on the return to whoever has called these: so it must be caught there. The
     * record is counted as dropped, and the next one goes elsewhere.
     *
     * @throws InternalError {@code error}, if it is not the ring file's
     */
    public void lose(InternalError error) {
        producer.lose(error);
    }
}
