package dev.whence.config;

import dev.whence.pipeline.Destination;
import dev.whence.pipeline.Pipeline;
import dev.whence.pipeline.Recovery.Outcome;
import dev.whence.recover.Recoverer;
import dev.whence.ringfile.HeldRingFile;
import dev.whence.ringfile.JournalFullException;
import dev.whence.ringfile.RingFolder;
import dev.whence.sink.Reasons;
import dev.whence.sink.Troubles;
import dev.whence.thread.OwnThreads;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ring file of this process, and those that processes before it have left. Under the engine's lock, but for the end. */
final class Rings {
    private static final String RING_FILE = "ring file";
    private static final String RING_FILE_FULL = "ring file full";
    private static final String RING_FILE_LOST = "ring file lost";

    /** More than any processor takes to show others what it has stored. */
    private static final long STORES_SEEN_NANOS = 100_000;

    private final ReentrantLock lock;
    private final Pipeline pipeline;
    private final Troubles troubles;
    private volatile @Nullable HeldRingFile own;

    /** The directory whose files have been seen to. */
    private @Nullable Path recovered;

    /** @param lock the engine's */
    Rings(ReentrantLock lock, Pipeline pipeline, Troubles troubles) {
        this.lock = lock;
        this.pipeline = pipeline;
        this.troubles = troubles;
    }

    /** Makes the ring file, at the first configuration that names a place for it; it does not move later. */
    void open(Configuration configuration) {
        Path place = configuration.ringDirectory();
        if (own != null || place == null) {
            return;
        }
        HeldRingFile made;
        try {
            made = new RingFolder(place).create(configuration.ringMax());
        } catch (IOException e) {
            tellNoFile(place, e);
            return;
        }
        own = made;
        troubles.healed(RING_FILE);
        Fate fate = new Fate(made, place, configuration);
        pipeline.keepIn(made.file(), Ends.destination(configuration), fate, fate);
    }

    /** Hears what becomes of a file: that it has no room, that it has some again (null), and that it was cut. */
    private final class Fate implements Consumer<@Nullable IOException>, Runnable {
        private final HeldRingFile made;
        private final Path place;
        private final Configuration configuration;

        Fate(HeldRingFile made, Path place, Configuration configuration) {
            this.made = made;
            this.place = place;
            this.configuration = configuration;
        }

        @Override
        public void accept(@Nullable IOException reason) {
            if (reason == null) {
                troubles.healed(RING_FILE);
            } else {
                tellNoFile(place, reason);
            }
        }

        /** On a thread of its own: under the drain's lock nothing may wait for the engine's. */
        @Override
        public void run() {
            try {
                OwnThreads.daemon("whence-rings", () -> replace(made, configuration))
                        .start();
            } catch (OutOfMemoryError noThread) {
                tellLost(made);
            }
        }
    }

    private void replace(HeldRingFile cut, Configuration configuration) {
        tellLost(cut);
        lock.lock();
        try {
            if (own == cut) {
                own = null;
                open(configuration);
            }
            cut.close(); // what is left of it is for the next start to judge
        } catch (IOException e) {
            troubles.tell(RING_FILE, "cannot close " + cut.file().path() + ": " + Reasons.of(e));
        } finally {
            lock.unlock();
        }
    }

    private void tellLost(HeldRingFile cut) {
        troubles.tell(
                RING_FILE_LOST,
                cut.file().path()
                        + " was cut short while it was in use, or its device fails: what waited there is lost");
    }

    private void tellNoFile(Path place, IOException reason) {
        if (reason instanceof JournalFullException full) {
            troubles.tell(
                    RING_FILE_FULL,
                    "records of call sites that are used for the first time could not be read behind a kill: "
                            + full.getFile() + ": " + Reasons.of(full));
            return;
        }
        String file = reason instanceof FileSystemException failure && failure.getFile() != null
                ? failure.getFile()
                : place.toString();
        troubles.tell(
                RING_FILE,
                "records wait in memory that does not outlive this process: " + file + ": " + Reasons.of(reason));
    }

    /** Delivers, in the background, what earlier processes of the same application have left. */
    void recover(Configuration configuration) {
        Path place = configuration.ringDirectory();
        if (place == null || configuration.directory() == null || place.equals(recovered)) {
            return;
        }
        Destination ours = Ends.destination(configuration);
        RingFolder folder = new RingFolder(place);
        if (!folder.hasOthersThan(own)) {
            recovered = place;
            return;
        }
        Recoverer recoverer = new Recoverer(folder, troubles);
        Thread thread =
                OwnThreads.daemon("whence-recovery", () -> recoverer.recover(ours::isSameApplication, this::tell));
        try {
            thread.start();
            recovered = place;
        } catch (OutOfMemoryError noThread) {
            troubles.tell(
                    "recovery", "what earlier processes have left waits until a thread can be started: " + noThread);
        }
    }

    /**
     * Does what could not be done for want of a thread.
     *
     * @param running asked under the lock
     * @throws OutOfMemoryError if there is none still
     */
    void resume(Supplier<@Nullable Configuration> running) {
        OwnThreads.daemon("whence-rings", () -> {
                    lock.lock();
                    try {
                        Configuration now = running.get();
                        if (now != null) {
                            open(now);
                            recover(now);
                        }
                    } finally {
                        lock.unlock();
                    }
                })
                .start();
    }

    /**
     * Removes the ring file once nothing in it is needed any more. To be called when all is written, and every call writes
     * for itself: a record is in its file before such a call returns.
     */
    void remove() {
        HeldRingFile file = own;
        if (file == null) {
            return;
        }
        // A call that did not know of that yet, and whose record the flush before this one did not see.
        LockSupport.parkNanos(STORES_SEEN_NANOS);
        if (!pipeline.flushToTheEnd() || pipeline.stats().pending() != 0) {
            return; // the next start finds the rest
        }
        own = null; // who configures anew gets another one
        try {
            file.remove();
        } catch (IOException e) {
            troubles.tell(RING_FILE, "cannot remove " + file.file().path() + ": " + Reasons.of(e));
        }
    }

    private void tell(Recoverer.Report report) {
        Outcome outcome = report.outcome();
        if (outcome.recovered() == 0 && outcome.unreadable() == 0) {
            return;
        }
        StringBuilder text =
                new StringBuilder("recovered " + outcome.recovered() + " records of process " + report.pid());
        if (outcome.unreadable() > 0) {
            text.append(", ").append(outcome.unreadable()).append(" could not be read");
        }
        outcome.files().forEach(file -> text.append(", in ").append(file));
        pipeline.tell(text.toString());
    }
}
