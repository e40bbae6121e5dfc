package dev.whence.pipeline;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether rings may hold records older than that of a caller who writes for himself: after a fault, and when calls begin
 * to do so. The next caller then takes those first.
 */
final class Backlog {
    /** Written under the drain's lock; volatile: read by all. */
    private volatile boolean known;

    /** The same, told without the lock, which a sink that hangs may keep. */
    private final AtomicBoolean told = new AtomicBoolean();

    /** Says that there may be some. */
    void tell() {
        told.set(true);
    }

    /** Whether there may be some, or somebody takes it just now. */
    boolean isPossible() {
        return known || told.get();
    }

    /** Whether it was told, and nobody is at it. */
    boolean isTold() {
        return told.get();
    }

    /**
     * Under the lock: whether there may be some. Taken and cleared in one step, before the rings are read: who tells
     * later is heard later.
     */
    boolean gather() {
        if (told.get() && told.getAndSet(false)) {
            known = true;
        }
        return known;
    }

    /** Under the lock: whether there is some still. */
    void set(boolean any) {
        if (known != any) { // a volatile store for every line would be felt
            known = any;
        }
    }
}
