package dev.whence.link.v1;

import dev.whence.Site;
import dev.whence.producer.Producer;
import dev.whence.producer.Producers;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Which claim a thread writes with: its own for its life, or a shared one for a record. */
final class Claims {
    private static final Producers PRODUCERS = Producers.PROCESS;

    /**
     * Weak: a thread of a pool keeps its values beyond the end of the application that brought this class along, and a
     * claim would keep the application's class loader. The producer holds the claim for as long as it lives itself.
     */
    private static final ThreadLocal<@Nullable WeakReference<Claim>> OWN = new ThreadLocal<>();

    private static final int LAST_RECENT = 255;

    /**
     * In front of {@link #OWN}, by thread number: fewer steps than a ThreadLocal. Plain and racy: a claim's fields are
     * final, and whose it is decides.
     */
    private static final @Nullable Claim[] RECENT = new @Nullable Claim[LAST_RECENT + 1];

    private static final AtomicReferenceArray<@Nullable Claim> SHARED =
            new AtomicReferenceArray<>(PRODUCERS.sharedCount());

    /** {@code Thread.isVirtual}, which is younger than the Java this is compiled for; null where it is missing. */
    private static final @Nullable MethodHandle IS_VIRTUAL = findIsVirtual();

    private Claims() {}

    /**
     * The claim of this thread, ready for {@link Producer#begin}. A claim that is found is asked whose it is, so that
     * neither a race nor two threads with one place can do more than lead to the slower way.
     */
    static Claim take() {
        Thread thread = Thread.currentThread();
        Claim recent = RECENT[(int) thread.getId() & LAST_RECENT];
        return recent != null && recent.producer.belongsTo(thread) ? recent : takeOwn(thread);
    }

    private static Claim takeOwn(Thread thread) {
        WeakReference<Claim> own = OWN.get();
        Claim claim = own == null ? null : own.get();
        if (claim == null) {
            return takeSlowly(thread);
        }
        RECENT[(int) thread.getId() & LAST_RECENT] = claim;
        return claim;
    }

    private static Claim takeSlowly(Thread thread) {
        if (!PRODUCERS.ready()) {
            return shared(PRODUCERS.takeStartBuffer(thread));
        }
        if (!isVirtual(thread)) {
            Producer producer = PRODUCERS.openPrivate(thread);
            if (producer != null) {
                Claim claim = new Claim(producer);
                producer.keep(claim);
                OWN.set(new WeakReference<>(claim));
                return claim;
            }
        }
        return shared(PRODUCERS.takeShared(thread));
    }

    /** The claim on a shared producer that this thread holds, so that nobody else makes one at the same time. */
    private static Claim shared(int index) {
        Claim known = SHARED.get(index);
        if (known == null) {
            known = new Claim(PRODUCERS.shared(index));
            SHARED.set(index, known);
        }
        return known;
    }

    /** What is left when {@code refused} could not begin: a shared one, if its own ring has no memory now. */
    static @Nullable Claim elsewhere(Claim refused, Site site, int siteId, int bytes) {
        if (!refused.producer.goesElsewhere()) {
            return null; // dropped, and counted
        }
        Claim shared = shared(PRODUCERS.takeShared(Thread.currentThread()));
        return beginShared(shared, site, siteId, bytes) ? shared : null;
    }

    private static boolean beginShared(Claim shared, Site site, int siteId, int bytes) {
        try {
            return shared.producer.begin(site, siteId, bytes);
        } catch (InternalError e) {
            shared.producer.leaveCut(e);
            return shared.producer.begin(site, siteId, bytes); // still held, and in other memory
        }
    }

    private static boolean isVirtual(Thread thread) {
        if (IS_VIRTUAL == null) {
            return false;
        }
        try {
            return (boolean) IS_VIRTUAL.invokeExact(thread);
        } catch (Throwable e) {
            throw new IllegalStateException("Thread.isVirtual failed", e); // declared by invokeExact, thrown by nobody
        }
    }

    private static @Nullable MethodHandle findIsVirtual() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null; // before JDK 21 there are no virtual threads
        }
    }
}
