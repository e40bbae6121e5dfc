package dev.whence;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All sites that are in use, for changes of level. They are held weakly: facades hold them, and go with the class loader
 * of their application.
 *
 * <p>A stack that is only pushed to (Treiber, 1986), so that registration takes no lock. What is gone is taken out now
 * and then, behind the newest entry, where nobody pushes, by one thread at a time.
 */
final class AllSites {
    private static final int FEWEST = 1000;

    private static final AtomicReference<@Nullable Entry> NEWEST = new AtomicReference<>();

    /** How many more may come before it is worth while to look for those that are gone: as many as there are. */
    private static final AtomicInteger UNTIL_SWEEP = new AtomicInteger(FEWEST);

    private static final AtomicBoolean SWEEPING = new AtomicBoolean();

    private static final class Entry extends WeakReference<Site> {
        /** Volatile: changed by the one who sweeps while others walk along. They may still see what has been taken out. */
        private volatile @Nullable Entry older;

        Entry(Site site) {
            super(site);
        }
    }

    private AllSites() {}

    static void add(Site site) {
        Entry entry = new Entry(site);
        Entry head;
        do {
            head = NEWEST.get();
            entry.older = head;
        } while (!NEWEST.compareAndSet(head, entry));
        if (UNTIL_SWEEP.decrementAndGet() <= 0 && SWEEPING.compareAndSet(false, true)) {
            try {
                UNTIL_SWEEP.set(Math.max(FEWEST, sweep(entry)));
            } finally {
                SWEEPING.set(false);
            }
        }
    }

    /** Takes out what is gone behind {@code start}; returns how many are left there. */
    private static int sweep(Entry start) {
        int left = 0;
        Entry last = start;
        for (Entry entry = start.older; entry != null; entry = entry.older) {
            if (entry.get() != null) {
                last.older = entry;
                last = entry;
                left++;
            }
        }
        last.older = null;
        return left;
    }

    static void forEach(Consumer<Site> action) {
        for (Entry entry = NEWEST.get(); entry != null; entry = entry.older) {
            Site site = entry.get();
            if (site != null) {
                action.accept(site);
            }
        }
    }

    /** How many entries there are, gone or not; for tests. */
    static int size() {
        int size = 0;
        for (Entry entry = NEWEST.get(); entry != null; entry = entry.older) {
            size++;
        }
        return size;
    }
}
