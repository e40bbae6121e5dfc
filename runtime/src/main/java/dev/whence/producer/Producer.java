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
    private static final VarHandle LEVEL;

    /** In place of a budget. */
    private static final int DROPPED = -1;

    /** Outside of any record. */
    private static final int NONE = -1;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            OWNER = lookup.findVarHandle(Producer.class, "owner", Thread.class);
            LEVEL = lookup.findVarHandle(Producer.class, "level", int.class).withInvokeExactBehavior();
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

    /** Who holds a shared producer: taken by compare-and-set, given back by a volatile store. */
    @SuppressWarnings("UnusedVariable") // through OWNER
    private volatile @Nullable Thread owner;

    /** As last written into the current cell; compared by identity: a thread that is renamed has another object. */
    private @Nullable String threadName;

    /** What {@link #threadName} looks like in lines, and for a shared producer whose it is. */
    private @Nullable ThreadName shownName;

    private long shownId;

    /** From the start not before what the thread may have logged through a shared producer, by the precise clock. */
    private long lastTime = System.nanoTime();

    /** The level's ordinal of the record between begin and commit, else {@link #NONE}. Opaque: see {@link Handshake}. */
    private int level = NONE;

    private boolean goesElsewhere;

    /** What its thread holds weakly. */
    @SuppressWarnings("UnusedVariable") // only held
    private @Nullable Object kept;

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
     * @return false if the record is dropped, or {@linkplain #goesElsewhere goes elsewhere}; a shared producer is no
     *     longer held then
     */
    public boolean begin(Site site, int siteId, int bytes) {
        LEVEL.setOpaque(this, site.level().ordinal()); // before the ring is asked for room
        int room = bytes >= 0 ? RecordWriter.sizeOf(Math.min(bytes, MOST_BYTES)) : MOST_BYTES;
        int budget = RecordWriter.NO_CUT;
        if (!ring.fits(room) || isRenamed(Thread.currentThread())) {
            budget = prepare(site, room);
            if (budget < 0) {
                return false;
            }
        }
        // Shared producers always by the precise clock: a thread goes from one to the other, and its lines stay in
        // order.
        long time = Math.max(thread == null ? System.nanoTime() : home.clock.now(), lastTime);
        lastTime = time;
        writer.start(ring.buffer(), ring.tail(), budget, siteId, time);
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // a name that is equal but another object costs a needless record, no more
    private boolean isRenamed(Thread current) {
        // Virtual threads share one empty name: there the number makes the difference.
        return current.getName() != threadName || (thread == null && current.getId() != shownId);
    }

    /** Whether this is the private producer of {@code candidate}. */
    public boolean belongsTo(Thread candidate) {
        return thread != null && thread.refersTo(candidate);
    }

    /** Where the arguments go between {@link #begin} and {@link #commit}. */
    public RecordWriter writer() {
        return writer;
    }

    /** Publishes the record: one release store, and for urgent records a word to the drain. */
    public void commit() {
        int committed = level; // read before the producer is given back, when it may be another thread's at once
        int length = writer.finish();
        if (length == RecordWriter.GONE) {
            loseRecord();
        } else if (!ring.commit(length)) {
            home.leaveCut(ring); // the error that this thread is due comes here, and the record is counted as lost
        }
        if (isLong) {
            leaveLong();
        }
        LEVEL.setOpaque(this, NONE); // behind the commit
        if (thread == null) {
            giveBack();
        }
        if (committed >= home.urgentLevel) { // read behind the commit: whoever lowers it finds the record, or is told
            home.drainage().committed(ring);
        }
    }

    /**
     * To be called where an InternalError has come up in {@link #begin}: if the ring file was cut, the ring leaves it with its
     * next record.
     *
     * @throws InternalError {@code error}, if it is not the ring file's
     */
    public void leaveCut(InternalError error) {
        if (!home.leaveCut(ring)) {
            throw error;
        }
    }

    /** The file is cut under a record that is not committed yet; the ring has another tail only if it was. */
    private void loseRecord() {
        home.leaveCut(ring);
        if (ring.tail() == writer.startOffset()) {
            ring.countLost();
        }
    }

    /** As {@link #leaveCut}, for an error behind {@link #begin} or out of {@link #commit}: the record ends here. */
    public void lose(InternalError error) {
        if (thread == null && owner != Thread.currentThread()) { // it came behind all that, and others write here
            if (!ring.isLost()) {
                throw error;
            }
            return;
        }
        leaveCut(error);
        int committing = level;
        if (committing != NONE && ring.tail() == writer.startOffset()) {
            ring.countLost();
        }
        LEVEL.setOpaque(this, NONE);
        if (thread == null) {
            giveBack();
        }
        if (committing >= home.urgentLevel) {
            home.drainage().committed(ring);
        }
    }

    /**
     * The slow way into {@link #begin}: a new cell, a thread that has another name, a record too long to be kept whole.
     *
     * @return the most bytes that the record's texts may take together, or {@link #DROPPED}
     */
    private int prepare(Site site, int wanted) {
        int longest = home.arena.longestRecord();
        boolean cut = wanted > longest;
        int room = (cut ? longest : wanted) + nameRoom(Thread.currentThread());
        long waitingSince = System.nanoTime();
        goesElsewhere = false;
        while (!ring.fits(room)) {
            if (home.privateFull() && isParked()) {
                return leaveElsewhere();
            }
            long seen = home.room.made(); // before the ring is asked: room that comes behind it ends the wait
            boolean wasParked = ring.isParked();
            if (ring.advance(room)) {
                if (wasParked) {
                    lastTime = System.nanoTime(); // meanwhile the thread may have gone by a shared producer
                }
                isLong = true; // if so, the ring knows
                threadName = null; // every cell names its thread, so that it can be read without the cells before it
                home.drainage().cellFilled();
            } else if (isParked()) {
                home.noRoomForPrivate();
                return leaveElsewhere();
            } else if (!isWorthWaiting(site, waitingSince, seen)) {
                LEVEL.setOpaque(this, NONE);
                if (thread == null) {
                    giveBack();
                }
                return DROPPED;
            }
        }
        if (threadName == null || isRenamed(Thread.currentThread())) {
            writeName(Thread.currentThread());
        }
        return cut ? longest - FIXED_PARTS : RecordWriter.NO_CUT;
    }

    private boolean isWorthWaiting(Site site, long since, long seen) {
        home.tellShort();
        return home.drainage().awaitRoom(ring, site.level(), since, seen);
    }

    /** A private ring whose memory was taken while it was idle: if there is none, others are not made to wait for it. */
    private boolean isParked() {
        return thread != null && ring.isParked();
    }

    private int leaveElsewhere() {
        goesElsewhere = true;
        LEVEL.setOpaque(this, NONE);
        return DROPPED;
    }

    /**
     * Meaningful when {@link #begin} has answered false: whether the record is neither begun nor counted, since this
     * private producer has no memory now. Then it is to go by a shared one.
     */
    public boolean goesElsewhere() {
        return goesElsewhere;
    }

    /**
     * For the drain: takes the memory of the ring, where all is read and given back, unless somebody writes there.
     *
     * @return whether there was any to take
     */
    public boolean park() {
        if (isActive()) {
            return false; // an owner who drains while it waits for room is active too
        }
        if (thread == null) {
            return parkShared();
        }
        Thread writing = thread.get();
        return writing != null && ring.park(() -> Handshake.with(writing) && !isActive());
    }

    /** Holds {@code companion} for as long as this producer is in use. */
    public void keep(Object companion) {
        kept = companion;
    }

    private boolean isActive() {
        return (int) LEVEL.getOpaque(this) != NONE;
    }

    private boolean parkShared() {
        if (!tryTake(Thread.currentThread())) {
            return false;
        }
        try {
            return ring.park(() -> !isActive());
        } finally {
            giveBack();
        }
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
        int length = writer.writeThreadName(ring.buffer(), ring.tail(), lastTime, shown);
        if (length == RecordWriter.GONE || !ring.commitUncounted(length)) {
            home.leaveCut(ring); // here: this is no part of the method that begins the record
        }
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
        OWNER.setVolatile(this, (Thread) null); // before the look at who waits
        home.turns.callNext();
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
