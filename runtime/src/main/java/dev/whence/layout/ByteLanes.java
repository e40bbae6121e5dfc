package dev.whence.layout;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Several bytes of an array at once, the first one lowest. Plain accesses: nothing here is shared between threads. */
final class ByteLanes {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private ByteLanes() {}

    /** The eight bytes from {@code at} on. */
    static long eight(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /** Puts two bytes. */
    static void putTwo(byte[] bytes, int at, short two) {
        SHORT.set(bytes, at, two);
    }
}
