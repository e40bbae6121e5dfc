package dev.whence.ringfile;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of an access to mapped memory whose file was cut short meanwhile, or whose device fails. The JVM skips the
 * access, which then has stored nothing or read garbage, and owes the thread an InternalError. When that comes depends:
 * <ul>
 *   <li>JDK 25, in the interpreter and in code of the first compiler: at once;
 *   <li>JDK 25, in code of the second compiler: at the next safepoint poll, which may be in a loop of the program's;
 *   <li>JDK 17: when the thread next calls into the JVM, or stops at a safepoint, whoever's code that is.
 * </ul>
 * Worse, a routine of the JVM's for a checksum is not prepared for it at all: the fault ends the process. Such are used on
 * copies only.
 *
 * <p>So whoever has stored something of importance reads something back that he knows, and if that is not what it was, has
 * the error come here, where it is expected.
 */
public final class MappingFault {
    /** The second compiler makes an array of so many rows by a call into the JVM, as the others do with any. */
    private static final int ROWS = 8;

    /** More than a thread can owe. */
    private static final int MOST = 10;

    /** Else the array would never be made. */
    @SuppressWarnings("UnusedVariable")
    private static volatile byte @Nullable [] @Nullable [] made;

    private MappingFault() {}

    /** Has the error that is due to this thread come now; true if there was one. */
    public static boolean surfaces() {
        boolean any = false;
        for (int i = 0; i < MOST; i++) {
            try {
                callIntoTheJvm();
                return any;
            } catch (InternalError due) {
                any = true;
            }
        }
        return any;
    }

    /** A method of its own: the error may come when it returns. */
    private static void callIntoTheJvm() {
        made = new byte[ROWS][1];
        made = null;
    }
}
