package dev.whence.pipeline;

import dev.whence.producer.Room;
import dev.whence.sink.Troubles;
import java.util.concurrent.TimeUnit;

/**
 * Completes the batch at hand: has the outlets write it, gives its memory back, and wakes those who wait for that. After
 * a fault the batch stays as it is, and the next try waits, from time to time longer. Under the drain's lock, but for
 * {@link #faulted} and {@link #rest}.
 */
final class Completion {
    private static final String BATCH = "batch";
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Batch batch;
    private final RingFileLoss fileLoss;
    private final DrainLock lock;
    private final Room room;
    private final Troubles troubles;

    private boolean failedToWrite;
    private long retryAt;
    private long retryNanos = RETRY_NANOS;

    /** Volatile: read by producers that wait for room. */
    private volatile boolean faulted;

    Completion(Batch batch, RingFileLoss fileLoss, DrainLock lock, Room room, Troubles troubles) {
        this.batch = batch;
        this.fileLoss = fileLoss;
        this.lock = lock;
        this.room = room;
        this.troubles = troubles;
    }

    /** Whether the last try has failed. */
    boolean faulted() {
        return faulted;
    }

    /** How long to rest at most where {@code nanos} are wanted: less after a fault, so that it is seen to heal. */
    long rest(long nanos) {
        return faulted ? Math.min(nanos, RETRY_NANOS) : nanos;
    }

    /** Whether there is no fault any more; tries again if it is time to. */
    boolean isOrGetsSound() {
        return !faulted || (System.nanoTime() - retryAt >= 0 && complete());
    }

    /** Has {@link #isOrGetsSound} try at once. */
    void retryNow() {
        retryAt = System.nanoTime();
    }

    /** Forgets a fault of outlets that are gone. */
    void forgetFault() {
        faulted = false;
    }

    /** False if a fault keeps the batch, or a part of it, from being written. */
    boolean complete() {
        boolean any = !batch.isEmpty();
        boolean done = write();
        if (done) {
            if (any) {
                lock.progressed();
            }
            retryNanos = RETRY_NANOS;
        } else {
            retryAt = System.nanoTime() + (fileLoss.hasLeft() ? 0 : retryNanos);
            retryNanos = Math.min(2 * retryNanos, LONGEST_RETRY_NANOS);
        }
        faulted(!done);
        if (any) {
            room.make(); // or a fault, which those who wait should hear of
        }
        return done;
    }

    /** As {@link #complete}, for a line of the logger's own: nobody waits for it, and it counts as no progress. */
    boolean completeOwnLine() {
        boolean done = write();
        faulted(!done);
        return done;
    }

    private void faulted(boolean now) {
        if (faulted != now) { // a volatile store for every line would be felt
            faulted = now;
        }
    }

    private boolean write() {
        if (!fileLoss.isSound()) {
            return false;
        }
        try {
            if (!writeBatch()) {
                return false;
            }
        } catch (RuntimeException | Error e) {
            if (fileLoss.explains()) {
                return false;
            }
            // Else records would be taken again and again onto a batch that cannot end.
            troubles.tell(BATCH, "records could not be written and are kept: ", e);
            failedToWrite = true;
            return false;
        }
        batch.settle();
        if (failedToWrite) {
            failedToWrite = false;
            troubles.healed(BATCH);
        }
        return true;
    }

    private boolean writeBatch() {
        lock.beginWriting();
        try {
            return batch.write();
        } finally {
            lock.endWriting();
        }
    }
}
