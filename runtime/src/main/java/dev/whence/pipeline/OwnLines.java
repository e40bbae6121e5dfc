package dev.whence.pipeline;

import dev.whence.record.SiteTable;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The logger's own lines in the log, each a batch of its own: above all what was dropped, which is said in front of the
 * first record that is newer. Under the drain's lock.
 */
final class OwnLines {
    private final Losses losses;
    private final Batch batch;
    private final Completion completion;
    private final WallTime wallTime;
    private final OwnLine line;

    /** Of the times in these lines; volatile: set from outside of the lock. */
    private volatile ZoneId zone = ZoneOffset.UTC;

    /** What is to be told in this pass. */
    private Losses.@Nullable Lost lost;

    OwnLines(Losses losses, Batch batch, Completion completion, WallTime wallTime, SiteTable sites) {
        this.losses = losses;
        this.batch = batch;
        this.completion = completion;
        this.wallTime = wallTime;
        line = new OwnLine(sites);
    }

    void zone(ZoneId newZone) {
        zone = newZone;
    }

    /** At the start of a pass: what was dropped before is older than what the pass leaves for later. */
    void learnLosses() {
        if (lost == null) {
            lost = losses.untold();
        }
    }

    /** Whether something was dropped that is to be told before a record of this time. */
    boolean hasLossBefore(long time) {
        return lost != null && time - lost.last() > 0;
    }

    /** Says what was dropped, if anything was; false if a fault is in the way. To be called between two batches. */
    boolean tellLosses() {
        Losses.Lost now = lost;
        lost = null;
        return now == null || write(LostText.of(now, wallTime::epochNanos, zone));
    }

    /** Writes a line; false if a fault is in the way. To be called between two batches. */
    boolean write(String text) {
        long now = System.nanoTime();
        batch.takeUncounted(line.of(text, now), wallTime.epochNanos(now));
        return completion.completeOwnLine();
    }
}
