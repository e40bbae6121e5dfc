package dev.whence.producer;

import dev.whence.Level;
import dev.whence.record.SiteTable;
import dev.whence.ring.Arena;
import dev.whence.ring.Ring;
import dev.whence.ringfile.RingFile;
import java.io.IOException;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All producers of a process: private ones for platform threads while half the memory lasts, and a few shared ones for
 * threads beyond that and for virtual threads.
 */
public final class Producers {
    private static final int DEFAULT_CELL = 64 << 10;
    private static final long DEFAULT_CAP = 64L << 20;

    /** A shared producer is held for some ten nanoseconds, unless its holder has lost the processor or waits for room. */
    private static final int SPINS = 100;

    /** The shared ring for what is logged while what drains is being started. */
    private static final int START_BUFFER = 0;

    /** The one that woven code uses; others exist in tests. */
    public static final Producers PROCESS = new Producers(new Arena(DEFAULT_CELL, DEFAULT_CAP), SiteTable.INSTANCE);

    final Arena arena;
    final Room room = new Room();
    final Turns turns = new Turns();
    final RecordClock clock = new RecordClock();

    /**
     * From this level's ordinal on {@link Drainage#committed} is called. Everything at first: the first record starts
     * the pipeline. Volatile: a change must reach loops that log.
     */
    volatile int urgentLevel = 0;

    private final SiteTable sites;
    private final Queue<Producer> arrivals = new ConcurrentLinkedQueue<>();
    private final AtomicLong rings = new AtomicLong();
    private volatile @Nullable Drainage drainage;

    /** Rings that serve many threads, opened when they are wanted first. */
    private final AtomicReferenceArray<@Nullable Producer> shared;
    /** Volatile: a request from any thread to the drain, which must not be late for long. */
    private volatile boolean isShort;

    /** Whether the last thread that came found no memory for a ring of its own. Volatile: all threads are to know. */
    private volatile boolean privateFull;

    /**
     * No ring yet.
     *
     * @param arena where all rings made here get their cells from
     * @param sites what records' numbers refer to
     */
    public Producers(Arena arena, SiteTable sites) {
        this.arena = arena;
        this.sites = sites;
        int count = Math.min(8, 2 * Integer.highestOneBit(Runtime.getRuntime().availableProcessors()));
        shared = new AtomicReferenceArray<>(START_BUFFER + 1 + count);
    }

    /**
     * Whether this thread may open a ring: if not, it is on the way to start what drains them, and what it logs
     * meanwhile goes the way of {@link #takeStartBuffer}.
     */
    public boolean ready() {
        return drainage().ready();
    }

    /**
     * Has cells and sites kept in a ring file from here on.
     *
     * @param noRoom told why a cell had to be taken from the process's own memory; null when there is room again
     */
    public void keepIn(RingFile file, Consumer<@Nullable IOException> noRoom) {
        sites.keepIn(new KeptSites(file, noRoom, this));
        arena.map(file, noRoom);
    }

    /** Has everything leave the file, which is cut. */
    void leave(RingFile cut) {
        arena.leave(cut);
        drainage().cellFilled(); // who drains sees to the rest
    }

    /** See {@link Ring#leaveCut}; who drains has the other rings leave it too. */
    boolean leaveCut(Ring ring) {
        boolean left = ring.leaveCut();
        if (left) {
            drainage().cellFilled();
        }
        return left;
    }

    /** A producer for {@code thread} alone, or null if the private rings have used up their half of the memory. */
    public @Nullable Producer openPrivate(Thread thread) {
        if (privateFull) {
            return null; // without the arena's lock: threads that found no room come by here with every record
        }
        Producer producer = open(thread);
        if (producer == null) {
            noRoomForPrivate();
        }
        return producer;
    }

    /** Until {@link #retryPrivate}, threads without memory of their own go by the shared producers. */
    void noRoomForPrivate() {
        privateFull = true;
        tellShort();
    }

    boolean privateFull() {
        return privateFull;
    }

    /** Somebody found no memory: the drain takes that of idle rings. */
    void tellShort() {
        isShort = true;
        drainage().cellFilled();
    }

    /** Whether somebody has found no memory since the last {@link #relieved}. */
    public boolean isShort() {
        return isShort;
    }

    /** Called by the drain before it looks for memory that is not needed where it is. */
    public void relieved() {
        isShort = false;
    }

    /** Threads without a ring of their own may try again: some have ended, or idle ones have given theirs. */
    public void retryPrivate() {
        privateFull = false;
    }

    private @Nullable Producer open(@Nullable Thread thread) {
        Ring ring = Ring.open(arena, thread == null, rings.incrementAndGet());
        if (ring == null) {
            return null;
        }
        Producer producer = new Producer(this, ring, thread);
        arrivals.add(producer);
        return producer;
    }

    /** How many shared producers there are at most, the one for the start among them. */
    public int sharedCount() {
        return shared.length();
    }

    /** Takes the ring for what is logged while what drains is being started; else as {@link #takeShared}. */
    public int takeStartBuffer(Thread taker) {
        return take(taker, START_BUFFER, 1);
    }

    /**
     * Takes a shared producer for one record; {@link Producer#commit} or a begin that fails gives it back.
     *
     * @return its index
     */
    public int takeShared(Thread taker) {
        return take(taker, START_BUFFER + 1, shared.length() - START_BUFFER - 1);
    }

    private int take(Thread taker, int first, int count) {
        int start = (int) taker.getId();
        for (int attempt = 0; ; attempt++) {
            int taken = attempt < SPINS
                    ? look(taker, start, first, count)
                    : turns.await(taker, () -> look(taker, start, first, count));
            if (taken >= 0) {
                return taken;
            }
            Thread.onSpinWait();
        }
    }

    private int look(Thread taker, int start, int first, int count) {
        for (int i = 0; i < count; i++) {
            int index = first + Math.floorMod(start + i, count);
            Producer producer = openShared(index);
            if (producer == null) {
                tellShort();
            } else if (producer.tryTake(taker)) {
                return index;
            }
        }
        return -1;
    }

    /** The shared producer with this index, or null if there is no memory for it now. */
    @Nullable
    Producer openShared(int index) {
        Producer known = shared.get(index);
        if (known != null) {
            return known;
        }
        synchronized (shared) {
            Producer opened = shared.get(index);
            if (opened == null) {
                opened = open(null);
                shared.set(index, opened);
            }
            return opened;
        }
    }

    /** The shared producer with this index, which has been taken before. */
    public Producer shared(int index) {
        return Objects.requireNonNull(shared.get(index));
    }

    /** A producer that the drain does not know yet, or null. */
    public @Nullable Producer nextArrival() {
        return arrivals.poll();
    }

    /** Whom committed records are told to, and from which level on; null for none. */
    public void drainTo(@Nullable Drainage newDrainage, Level urgentFrom) {
        drainage = newDrainage;
        urgentLevel = urgentFrom.ordinal();
    }

    Drainage drainage() {
        Drainage now = drainage;
        return now == null ? Absent.INSTANCE : now;
    }

    public SiteTable sites() {
        return sites;
    }

    public Arena arena() {
        return arena;
    }

    /** Who waits for memory waits here. */
    public Room room() {
        return room;
    }

    public RecordClock clock() {
        return clock;
    }

    /** Before anybody drains: rings keep what fits. */
    private enum Absent implements Drainage {
        INSTANCE;

        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public void committed(Ring ring) {}

        @Override
        public void cellFilled() {}

        @Override
        public boolean awaitRoom(Ring ring, Level level, long since, long seen) {
            return false;
        }
    }
}
