package dev.whence.pipeline;

import dev.whence.Level;
import dev.whence.producer.Room;
import dev.whence.ring.Ring;

/** What a call does when memory is at its cap and its ring is full. */
final class Overflow {
    /** The longest wait between two looks: what ends a wait without making room is seen then at the latest. */
    private static final long LOOK_NANOS = 50_000_000;

    /** How long a caller that drains itself waits for what another has just taken off its hands. */
    private static final long NAP_NANOS = 1_000_000;

    private static final long NOT_STALLED = -1;

    private final Drain drain;
    private final DrainThread drainThread;
    private final Losses losses;
    private final Patience patience = new Patience();
    private final Room room;
    private volatile OverflowPolicy policy = OverflowPolicy.BLOCK;
    private volatile long timeoutNanos;

    /** The drain's progress when somebody waited for it in vain; as long as it stands, nobody waits again. */
    private volatile long stalledAt = NOT_STALLED;

    Overflow(Drain drain, DrainThread drainThread, Losses losses, Room room) {
        this.drain = drain;
        this.drainThread = drainThread;
        this.losses = losses;
        this.room = room;
    }

    /** @param newTimeoutNanos how long {@code BLOCK} waits for a drain that makes no progress */
    void configure(OverflowPolicy newPolicy, long newTimeoutNanos) {
        policy = newPolicy;
        timeoutNanos = newTimeoutNanos;
    }

    /**
     * See {@code Drainage.awaitRoom}.
     *
     * @param alone whether nobody drains but those who log: then there is nobody to wait for, whatever the policy
     */
    boolean awaitRoom(Ring ring, Level level, long since, long seen, boolean alone) {
        boolean again = !isDraining()
                && switch (alone ? OverflowPolicy.SYNC : policy) {
                    case DROP -> false;
                    case SYNC -> !isHopeless(ring, since) && drainHere(since, seen);
                    case BLOCK -> !isHopeless(ring, since) && block(since, seen);
                };
        if (!again) {
            losses.add(level, since);
            if (!drain.faulted()) {
                drainThread.wake(); // it writes the line that says so
            }
        }
        return again;
    }

    /** Whether this thread is the one that all others wait for: it would wait for itself. */
    private boolean isDraining() {
        return drain.isDraining() || drainThread.isCurrent();
    }

    /** The drain has nothing more to read here: what this record waits for is in the hands of other threads. */
    private boolean isHopeless(Ring ring, long since) {
        return patience.waited(since) >= timeoutNanos && ring.isRead();
    }

    private boolean drainHere(long since, long seen) {
        StackRoom.check();
        if (!drain.drainOnceUnlessStalled() || drain.faulted()) {
            return false;
        }
        if (room.made() != seen) {
            return true;
        }
        room.await(seen, NAP_NANOS); // whoever made room a moment ago may go on
        return room.made() != seen || drain.lock().progressedAt() - since >= 0;
    }

    private boolean block(long since, long seen) {
        long progress = drain.lock().progress();
        if (drain.faulted() || stalledAt == progress) {
            return false;
        }
        long progressedAt = drain.lock().progressedAt();
        long waitedFrom = progressedAt - since > 0 ? progressedAt : since;
        long left = timeoutNanos - patience.waited(waitedFrom);
        if (left <= 0) {
            stalledAt = progress;
            drain.lock().tellStall();
            return false;
        }
        drainThread.wake();
        room.await(seen, Math.min(left, LOOK_NANOS));
        return true;
    }
}
