package dev.whence.producer;

import dev.whence.Site;
import dev.whence.record.RecordWriter;
import dev.whence.record.ThreadName;
import dev.whence.ring.Ring;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes records into one ring. A private producer serves one thread for its life: begin, put and commit take no lock
 * and no compare-and-set, and allocate nothing. A shared one serves whoever holds it; holding it is one
 * compare-and-set, and time is read while it is held, so that its ring too is in the order of time.
 */
public final class Producer {
    private static final VarHandle OWNER;

    static {
        try {
            OWNER = MethodHandles.lookup().findVarHandle(Producer.class, "owner", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Kept free in a record that has to be cut, for the numbers, tags and lengths of all its arguments. */
    private static final int FIXED_PARTS = 16 << 10;

    /** Beyond every cap; small enough for sums with it not to overflow. */
    private static final int MOST_BYTES = 1 << 30;

    private final Producers home;
    private final Ring ring;
    private final RecordWriter writer = new RecordWriter();

    /** The one thread of a private producer; null for a shared one. */
    private final @Nullable WeakReference<Thread> thread;

    /** Who holds a shared producer: taken by compare-and-set, given back by a release store. */
    @SuppressWarnings("UnusedVariable") // through OWNER
    private volatile @Nullable Thread owner;

    /** As last written into the current cell; compared by identity: a thread that is renamed has another object. */
    private @Nullable String threadName;

    /** What {@link #threadName} looks like in lines, and for a shared producer whose it is. */
    private @Nullable ThreadName shownName;

    private long shownId;

    private long lastTime = Long.MIN_VALUE;

    /** The level's ordinal of the record between begin and commit. */
    private int level;

    /** Whether the record between begin and commit may stand in a cell of its own. */
    private boolean isLong;

    Producer(Producers home, Ring ring, @Nullable Thread thread) {
        this.home = home;
        this.ring = ring;
        this.thread = thread == null ? null : new WeakReference<>(thread);
    }

    /**
     * Starts a record behind which the caller puts its arguments with {@link #writer}.
     *
     * @param siteId of {@code site}, or of a variant of it
     * @param bytes for the arguments; a sum that overflowed counts as too long
     * @return false if the record is dropped; then a shared producer is no longer held
     */
    public boolean begin(Site site, int siteId, int bytes) {
        int room = bytes >= 0 ? RecordWriter.sizeOf(Math.min(bytes, MOST_BYTES)) : MOST_BYTES;
        int budget = RecordWriter.NO_CUT;
        if (!ring.fits(room) || isRenamed(Thread.currentThread())) {
            budget = prepare(site, room);
            if (budget < 0) {
                return false;
            }
        }
        long time = Math.max(home.clock.now(), lastTime);
        lastTime = time;
        level = site.level().ordinal();
        writer.start(ring.buffer(), ring.tail(), budget, siteId, time);
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // a name that is equal but another object costs a needless record, no more
    private boolean isRenamed(Thread current) {
        // Virtual threads share one empty name: there the number makes the difference.
        return current.getName() != threadName || (thread == null && current.getId() != shownId);
    }

    /** Where the arguments go between {@link #begin} and {@link #commit}. */
    public RecordWriter writer() {
        return writer;
    }

    /** Publishes the record: one release store, and for urgent records a word to the drain. */
    public void commit() {
        int committed = level; // read before the producer is given back, when it may be another thread's at once
        ring.commit(writer.finish());
        if (isLong) {
            leaveLong();
        }
        if (thread == null) {
            giveBack();
        }
        if (committed >= home.urgentLevel) { // read behind the commit: whoever lowers it finds the record, or is told
            home.drainage().committed(ring);
        }
    }

    /**
     * The slow way into {@link #begin}: a new cell, a thread that has another name, a record too long to be kept whole.
     *
     * @return the most bytes that the record's texts may take together, or -1 if the record is dropped
     */
    private int prepare(Site site, int wanted) {
        int longest = home.arena.longestRecord();
        boolean cut = wanted > longest;
        int room = (cut ? longest : wanted) + nameRoom(Thread.currentThread());
        long waitingSince = System.nanoTime();
        while (!ring.fits(room)) {
            long seen = home.room.made(); // before the ring is asked: room that comes behind it ends the wait
            if (ring.advance(room)) {
                isLong = true; // if so, the ring knows
                threadName = null; // every cell names its thread, so that it can be read without the cells before it
                home.drainage().cellFilled();
            } else if (!home.drainage().awaitRoom(ring, site.level(), waitingSince, seen)) {
                if (thread == null) {
                    giveBack();
                }
                return -1;
            }
        }
        if (threadName == null || isRenamed(Thread.currentThread())) {
            writeName(Thread.currentThread());
        }
        return cut ? longest - FIXED_PARTS : RecordWriter.NO_CUT;
    }

    /** Else a thread that logs no more would keep the memory of its last record, megabytes perhaps. */
    private void leaveLong() {
        isLong = false;
        if (ring.leaveLong()) {
            threadName = null;
            home.drainage().cellFilled();
        }
    }

    private int nameRoom(Thread current) {
        if (shownName == null || isRenamed(current)) {
            shownName = ThreadName.of(current);
        }
        return RecordWriter.sizeOf(shownName);
    }

    private void writeName(Thread current) {
        ThreadName shown = shownName == null ? ThreadName.of(current) : shownName;
        ring.commitUncounted(writer.writeThreadName(ring.buffer(), ring.tail(), lastTime, shown));
        threadName = current.getName();
        shownId = current.getId();
    }

    /** Takes a shared producer, if nobody else holds it; also after a claim that this thread never committed. */
    boolean tryTake(Thread taker) {
        Thread holder = owner;
        if (holder == taker) {
            return true;
        }
        if (holder != null && holder.isAlive()) {
            return false;
        }
        // Null, or a thread that died between begin and commit: its record was never promised.
        return OWNER.compareAndSet(this, holder, taker);
    }

    private void giveBack() {
        OWNER.setRelease(this, (Thread) null);
    }

    /** The ring, for the drain. */
    public Ring ring() {
        return ring;
    }

    /** Whether no thread can ever write here again. What it wrote happens before an answer of true. */
    public boolean isAbandoned() {
        if (thread == null) {
            return false;
        }
        Thread writing = thread.get();
        return writing == null || !writing.isAlive();
    }
}
