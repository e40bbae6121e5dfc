package dev.whence.producer;

import dev.whence.Level;
import dev.whence.ring.Ring;

/** What producers ask of whoever drains their rings. Called off the hot path, on the thread that logs. */
public interface Drainage {

    /**
     * A thread is about to open a ring. Starts what has to run before, so that its records outlive the process. May
     * block; must not throw.
     *
     * @return false if this very thread is on the way to start it already: then its records wait in a common ring
     */
    boolean ready();

    /** A record of at least the urgent level has been committed to {@code ring}. Must not throw. */
    void committed(Ring ring);

    /** A cell has been filled: the drain should look. Must not block or throw. */
    void cellFilled();

    /**
     * There is no room for a record. May block as the overflow policy has it. Must not throw, and leaves the thread's
     * interrupt flag as it was.
     *
     * @param since {@link System#nanoTime} when this record began to wait
     * @param seen {@link Room#made} as it was before the ring was last asked
     * @return true to try again; false if the record is given up, and then it has been counted as dropped
     */
    boolean awaitRoom(Ring ring, Level level, long since, long seen);
}
