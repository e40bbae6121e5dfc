package dev.whence.pipeline;

import dev.whence.ring.Ring;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The way through the rings of a caller who writes for himself: what was left by others if there is any, or else what his
 * own ring holds. One for all callers, since such a call is to allocate nothing. Under the drain's lock.
 */
final class CallersPass implements IntSupplier {
    private final Pass pass;
    private final Backlog backlog;
    private final Completion completion;

    /** Of the caller, until his way has ended well. */
    private @Nullable Ring ring;

    CallersPass(Pass pass, Backlog backlog, Completion completion) {
        this.pass = pass;
        this.backlog = backlog;
        this.completion = completion;
    }

    /** Whose way it is from here on. */
    void begin(Ring callersRing) {
        ring = callersRing;
    }

    /** To follow each {@link #begin}, whatever came in between; false if the way did not come to its end. */
    boolean end() {
        boolean ended = ring == null;
        ring = null;
        return ended;
    }

    @Override
    public int getAsInt() {
        Ring callersRing = ring;
        boolean all = backlog.gather();
        if (!pass.mayTake()) {
            backlog.set(true);
        } else if (all
                || callersRing == null) { // null: this way was gone already, and then the ring file was found cut
            takeLeft();
        } else {
            pass.takeFrom(callersRing);
            backlog.set(completion.faulted());
        }
        ring = null;
        return 0;
    }

    /** Takes what was left by anybody. */
    int takeLeft() {
        Drain.awaitNextNanosecond();
        int taken = pass.takeAll();
        backlog.set(completion.faulted());
        return taken;
    }
}
