package dev.whence.pipeline;

import dev.whence.ringfile.MappingFault;
import dev.whence.ringfile.RingFile;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The ring file was cut short while this process lives, or its device fails: somebody notices, by an InternalError or by
 * memory that is not what was put there ({@link MappingFault}), and everything leaves it for good. What waited there is
 * counted as dropped. What was read from there without being there goes nowhere.
 *
 * <p>Under the drain's lock.
 */
final class RingFileLoss {
    private final Sources sources;
    private final Ledger ledger;
    private final Losses losses;
    private final Batch batch;
    private @Nullable Runnable whenLost;
    private boolean hasLeft;

    RingFileLoss(Sources sources, Ledger ledger, Losses losses, Batch batch) {
        this.sources = sources;
        this.ledger = ledger;
        this.losses = losses;
        this.batch = batch;
    }

    /** @param action tells, and may find another place; it must not wait for this lock */
    void whenLost(Runnable action) {
        whenLost = action;
    }

    /** Leaves the file if somebody has found out. To be called where nothing is in a source's hand. */
    void leaveIfKnown() {
        RingFile file = ledger.file();
        if (sources.isFileLost() && file != null) {
            leave(file);
        }
    }

    /**
     * Whether what the batch at hand was made of was there. If not, the file has been left, and the batch is empty: its
     * sources are to be looked at again.
     */
    boolean isSound() {
        RingFile file = ledger.file();
        if (file == null || batch.isNoted() || (isThere(file) && batch.isIntact())) {
            return true;
        }
        leave(file);
        return false;
    }

    private boolean isThere(RingFile file) {
        return batch.hasMany() ? file.isWhole() : file.isIntact(); // a call of the system's for each record is too much
    }

    /**
     * Runs a pass. What comes up in it because the file was cut ends here; then the file is left, and another pass takes
     * what there is.
     */
    int guarded(IntSupplier pass) {
        hasLeft = false;
        int taken = runOnce(pass);
        return hasLeft ? taken + runOnce(pass) : taken;
    }

    /** Whether the pass at hand has found the file cut, and so is to be repeated at once. */
    boolean hasLeft() {
        return hasLeft;
    }

    private int runOnce(IntSupplier pass) {
        try {
            int taken = pass.getAsInt();
            RingFile file = ledger.file();
            if (file != null && !file.isIntact()) {
                leave(file); // it was cut when the records were written already
            }
            return taken;
        } catch (RuntimeException | InternalError e) { // garbage that was read may lead anywhere
            if (!explains()) {
                throw e;
            }
            return 0;
        }
    }

    /** Whether the file was cut, as it may be behind an exception that has no other reason; then it has been left. */
    boolean explains() {
        RingFile file = ledger.file();
        if (file == null || (!sources.isFileLost() && file.isWhole() && batch.isIntact())) {
            return false;
        }
        leave(file);
        return true;
    }

    private void leave(RingFile cut) {
        MappingFault.surfaces(); // first: an error in the middle of this would leave half of it undone
        sources.lose(cut); // from here on nothing touches the file
        hasLeft = true;
        ledger.leave();
        losses.leave();
        if (!batch.isNoted()) {
            batch.takeBack();
        }
        sources.leaveFile(batch.isNoted());
        if (whenLost != null) {
            whenLost.run();
        }
    }
}
