package dev.whence.record;

import dev.whence.Site;
import dev.whence.ringfile.Journal;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The numbers by which records name their sites. A site gets its number at its first record, together with the shape of
 * its records; the same call with arguments of other types goes by a variant of the site with a number of its own.
 *
 * <p>All methods may be called from any thread. Reading takes no lock; binding takes one, under which it calls its
 * {@link SiteKeeper}.
 * Numbers are never given to another site; what they stand for is forgotten when the site is gone.
 */
public final class SiteTable {
    /** The table of this process. Sites are process-wide, so one that another table has bound becomes a variant. */
    public static final SiteTable INSTANCE = new SiteTable();

    private static final int FIRST_CAPACITY = 64;

    /** No program has more call sites; a larger number is damage. */
    public static final int MOST_RESTORED = 1 << 20;

    /**
     * Index is the id. The elements are plain: whoever learns an id does so after {@link #bind} returned, by way of the
     * lock, of {@link Site#shape()}, or of the release with which a record becomes visible. For an id read from damaged
     * bytes a race gives null or an entry, whose fields are final.
     */
    private volatile @Nullable Entry[] entries = new Entry[FIRST_CAPACITY];

    /** Guarded by {@code this}. */
    private int last = RecordDescriptor.CONTROL;

    /** Where sites are kept for readers that come after this process; guarded by {@code this}. */
    private @Nullable SiteKeeper keeper;

    /** By the number of a site with more than one shape: its variants. */
    private final Map<Integer, List<Entry>> variants = new ConcurrentHashMap<>();

    /** The variants of sites whose first number is another table's. */
    private final Map<Site, List<Entry>> foreign = Collections.synchronizedMap(new WeakHashMap<>());

    /** By number, the sites that have theirs here. */
    private final Map<Integer, Owner> owners = new ConcurrentHashMap<>();

    private final ReferenceQueue<Site> gone = new ReferenceQueue<>();

    /** The numbers of sites that nobody can use any more, while rings may still hold records of theirs. */
    private final List<Integer> retiring = new ArrayList<>();

    /** Weak, since facades hold their sites, and go with the class loader of their application. */
    private static final class Owner extends WeakReference<Site> {
        private final int id;

        Owner(Site site, int id, ReferenceQueue<Site> gone) {
            super(site, gone);
            this.id = id;
        }
    }

    /** A number's site, or a copy that says the same, and the types of its arguments. */
    record Entry(int id, Site site, Shape shape) {
        Entry(int id, Site site, String shape) {
            this(id, site, new Shape(shape, bringsFormat(site, shape)));
        }

        private static boolean bringsFormat(Site site, String shape) {
            return site.format() == null && !shape.isEmpty() && shape.charAt(0) == RecordDescriptor.FORMAT;
        }
    }

    public SiteTable() {}

    /** The number for records of {@code site} with arguments of {@code shape}; binds the site if it has none. */
    public int bind(Site site, String shape) {
        Entry known = find(site, shape);
        return known != null ? known.id : bindNew(site, shape);
    }

    private synchronized int bindNew(Site site, String shape) {
        Entry known = find(site, shape);
        if (known != null) {
            return known.id;
        }
        int id = ++last;
        if (site.shape() == null) {
            owners.put(id, new Owner(site, id, gone));
            add(new Entry(id, site.variant(), shape));
            site.bind(id, shape); // last: from here on records carry the number
        } else {
            Site variant = site.variant();
            variant.bind(id, shape);
            Entry entry = new Entry(id, variant, shape);
            add(entry);
            List<Entry> more = new ArrayList<>(variants(site));
            more.add(entry);
            if (owns(site)) {
                variants.put(site.id(), List.copyOf(more));
            } else {
                foreign.put(site, List.copyOf(more));
            }
        }
        return id;
    }

    private @Nullable Entry find(Site site, String shape) {
        if (shape.equals(site.shape()) && owns(site)) {
            return entry(site.id());
        }
        for (Entry variant : variants(site)) {
            if (variant.shape.letters().equals(shape)) {
                return variant;
            }
        }
        return null;
    }

    /** Whether the number that {@code site} has, if any, is one of this table's. */
    private boolean owns(Site site) {
        Owner owner = site.shape() == null ? null : owners.get(site.id());
        return owner != null && owner.refersTo(site);
    }

    private List<Entry> variants(Site site) {
        return owns(site) ? variants.getOrDefault(site.id(), List.of()) : foreign.getOrDefault(site, List.of());
    }

    /**
     * Forgets sites that nobody can use any more. To be called where every record has been read for good that was
     * committed before the last call: what was committed through a site came before its end.
     */
    public synchronized void sweep() {
        for (int id : retiring) {
            owners.remove(id);
            forget(id);
            List<Entry> more = variants.remove(id);
            if (more != null) {
                more.forEach(variant -> forget(variant.id));
            }
        }
        retiring.clear();
        for (Reference<? extends Site> owner = gone.poll(); owner != null; owner = gone.poll()) {
            retiring.add(((Owner) owner).id);
        }
    }

    private void forget(int id) {
        entries[id] = null;
        if (keeper != null) {
            keeper.forget(id);
        }
    }

    private void add(Entry entry) {
        @Nullable Entry[] now = entries;
        if (entry.id >= now.length) {
            now = Arrays.copyOf(now, now.length * 2);
        }
        now[entry.id] = entry;
        entries = now;
        if (keeper != null) {
            keeper.keep(entry.id, SiteEntries.encode(entry)); // before any record can carry the number
        }
    }

    /** Has all sites kept from here on, before their first records; those that have a number at once. */
    public synchronized void keepIn(SiteKeeper newKeeper) {
        keeper = newKeeper;
        for (int id = RecordDescriptor.CONTROL + 1; id <= last; id++) {
            Entry entry = entry(id);
            if (entry != null) {
                newKeeper.keep(id, SiteEntries.encode(entry));
            }
        }
    }

    /** Takes in a site of another process, as its table has kept it; one that cannot be read is left out. */
    public synchronized void restore(Journal.Entry kept) {
        Entry entry = SiteEntries.decode(kept);
        if (entry.id > RecordDescriptor.CONTROL && entry.id <= MOST_RESTORED) {
            while (entry.id >= entries.length) {
                entries = Arrays.copyOf(entries, entries.length * 2);
            }
            add(entry);
            last = Math.max(last, entry.id);
        }
    }

    /** The site with this number; null if there is none. */
    public @Nullable Site site(int id) {
        Entry entry = entry(id);
        return entry == null ? null : entry.site;
    }

    /** The types of the arguments in records with this number. */
    public String shape(int id) {
        Entry entry = entry(id);
        if (entry == null) {
            throw new IllegalArgumentException("no site has number " + id);
        }
        return entry.shape.letters();
    }

    @Nullable
    Entry entry(int id) {
        @Nullable Entry[] now = entries;
        return id > RecordDescriptor.CONTROL && id < now.length ? now[id] : null;
    }
}
