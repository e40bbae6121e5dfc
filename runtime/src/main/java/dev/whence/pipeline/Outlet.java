package dev.whence.pipeline;

import dev.whence.record.RecordView;
import dev.whence.sink.Place;
import org.jspecify.annotations.Nullable;

/**
 * An end of the pipeline. Records are handed over one by one and completed in batches; only when every outlet has
 * completed a batch is its memory given back. Called under the drain's lock.
 */
public interface Outlet {

    /**
     * Takes a record. The view is valid during the call alone.
     *
     * @param epochNanos when it was logged, in nanoseconds since 1970
     * @return false if it does not go where the records before it go: then it is not taken, and to be handed over again
     *     once these are complete. Never for the first of a batch
     */
    boolean accept(RecordView record, long epochNanos);

    /** Forgets the last record accepted; asked for when a record could not be formatted. */
    void forgetLast();

    /** Forgets everything accepted since the last {@link #complete} that was done. */
    void forgetAll();

    /** Bytes that wait for {@link #complete}, for the size of batches. */
    int waiting();

    /**
     * Makes ready for {@link #complete}: nothing is accepted any more, and what {@link #place} answers stands.
     *
     * @return false if a fault, which the outlet has told, is in the way: then the call is to be repeated
     */
    boolean prepare();

    /** Where the bytes will go, behind a {@link #prepare} that was done; null if they go to no file. */
    @Nullable
    Place place();

    /** How long that file is before they are there. */
    default long length() {
        return 0;
    }

    /**
     * Finishes everything accepted.
     *
     * @return false if a fault, which the outlet has told, keeps some of it back: then the call is to be repeated
     */
    boolean complete();

    /** Gives back what the system lent; a later record may open it again. */
    void close();
}
