package dev.whence.producer;

/**
 * Brings another thread through a safepoint, from outside and at no cost to it otherwise. By this the drain takes the
 * cells of an idle private ring, although its thread writes there without a fence and without a compare-and-set.
 *
 * <p>The rule between the two: the producer (P1) marks itself active, (P2) reads the ring's limit, writes and commits, and
 * (P3) marks itself inactive. It writes the limit under the ring's lock only. The drain, holding that lock, (D1) sets the
 * limit to 0, (D2) shakes hands with the thread, (D3) reads the mark. Mark and limit are opaque: the compiler
 * keeps them in program order on both sides of a safepoint, and does not keep their values in registers across one.
 *
 * <p>Why no record is lost: HotSpot reads a thread's stack with the thread stopped at a point of its program, or outside
 * of Java code, from where it cannot come back before the reading is done. Either way the two synchronise there, in both
 * directions: what the thread stored before the point is visible to the drain behind D2, and what the drain stored before
 * D2 is visible to the thread behind the point; and the thread's stores up to the point have all been made, those
 * behind it have not, since at a safepoint the interpreter must be able to go on in place of compiled code. So:
 *
 * <ul>
 *   <li>If the point lies between P1 and P3, D3 reads active. The drain gives up and puts the limit back. The producer has
 *       read either limit; with 0 it takes the slow way, waits there for the ring's lock, and finds the limit as it was.
 *   <li>Otherwise D3 reads inactive, and all records of this thread are committed and visible. Its next P2 comes behind the
 *       point and reads the 0: nobody else writes the limit, and the drain only under the lock that it still
 *       holds. The producer takes the slow way and waits for the lock; behind it, everything that the drain
 *       has done to the ring is visible, and the producer opens the ring anew.
 * </ul>
 *
 * A thread that is unwound by an Error between P1 and P3 stays active until its next record: it keeps its cells, no more.
 *
 * <p>This is what HotSpot does (a global safepoint up to JDK 18, a handshake with the one thread since), and not what
 * the language promises; on other virtual machines nothing is taken.
 */
final class Handshake {
    private static final boolean IS_HOTSPOT = isHotSpot(System.getProperty("java.vm.name", ""));

    private Handshake() {}

    private static boolean isHotSpot(String virtualMachine) {
        return virtualMachine.contains("HotSpot") || virtualMachine.startsWith("OpenJDK");
    }

    /** Whether {@code thread} has passed, since this call began, a point as described above; false if that is not sure. */
    static boolean with(Thread thread) {
        if (thread == Thread.currentThread()) {
            return true; // our own stores are in order as they are
        }
        if (!IS_HOTSPOT || !hasOwnStackTrace(thread)) {
            return false;
        }
        try {
            // A thread that has ended meanwhile has no frame, and was not stopped anywhere: its ring is freed
            // otherwise.
            return thread.getStackTrace().length > 0;
        } catch (SecurityException | OutOfMemoryError e) {
            return false;
        }
    }

    /** The method may be overridden: then it is the user's code. */
    private static boolean hasOwnStackTrace(Thread thread) {
        if (thread.getClass() == Thread.class) {
            return true;
        }
        try {
            return thread.getClass().getMethod("getStackTrace").getDeclaringClass() == Thread.class;
        } catch (NoSuchMethodException | SecurityException | LinkageError e) {
            return false;
        }
    }
}
