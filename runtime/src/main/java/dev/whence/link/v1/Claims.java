package dev.whence.link.v1;

import dev.whence.producer.Producer;
import dev.whence.producer.Producers;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Which claim a thread writes with: its own for its life, or a shared one for a record. */
final class Claims {
    private static final Producers PRODUCERS = Producers.PROCESS;
    private static final ThreadLocal<@Nullable Claim> OWN = new ThreadLocal<>();
    private static final AtomicReferenceArray<@Nullable Claim> SHARED =
            new AtomicReferenceArray<>(PRODUCERS.sharedCount());

    /** {@code Thread.isVirtual}, which is younger than the Java this is compiled for; null where it is missing. */
    private static final @Nullable MethodHandle IS_VIRTUAL = findIsVirtual();

    private Claims() {}

    /** The claim of this thread, ready for {@link Producer#begin}. */
    static Claim take() {
        Claim own = OWN.get();
        return own != null ? own : takeSlowly();
    }

    private static Claim takeSlowly() {
        Thread thread = Thread.currentThread();
        if (!PRODUCERS.ready()) {
            return shared(PRODUCERS.takeStartBuffer(thread));
        }
        if (!isVirtual(thread)) {
            Producer producer = PRODUCERS.openPrivate(thread);
            if (producer != null) {
                Claim claim = new Claim(producer);
                OWN.set(claim);
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
