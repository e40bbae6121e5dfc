package dev.whence.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bytes of a cell, little-endian.
 *
 * <pre>
 *   0               1               2               3
 *   0 1 2 3 4 5 6 7 0 1 2 3 4 5 6 7 0 1 2 3 4 5 6 7 0 1 2 3 4 5 6 7
 *  +---------------------------------------------------------------+
 *  |                             Tail                              |  the end of the last committed record
 *  |                          its complement                       |
 *  +---------------------------------------------------------------+
 *  |                             Count                             |  records of the whole ring so far
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                            Closed                             |  1: the producer has moved on for good
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                            Ring id                            |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                           Sequence                            |  of this cell's filling, in its ring, from 1
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                             Read                              |  the end of what the consumer has done with,
 *  |                          its complement                       |  and a check that it is what was put there
 *  +---------------------------------------------------------------+
 *  |                             First                             |  count when this cell was entered
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                      one cache line in all                    |
 *  +---------------------------------------------------------------+
 *  |                           Records                            ...
 * </pre>
 */
final class CellDescriptor {
    private static final int CACHE_LINE = 64;

    static final int TAIL = 0;
    static final int COUNT = TAIL + Long.BYTES;
    static final int CLOSED = COUNT + Long.BYTES;
    static final int RING_ID = CLOSED + Long.BYTES;
    static final int SEQUENCE = RING_ID + Long.BYTES;
    static final int READ = SEQUENCE + Long.BYTES;
    static final int FIRST = READ + Long.BYTES;

    /** Where records start. */
    static final int RECORDS = CACHE_LINE;

    /** No record takes less. */
    static final int LEAST_RECORD = 16;

    static {
        if (FIRST + Long.BYTES > RECORDS) {
            throw new AssertionError("the header outgrew its cache line");
        }
    }

    /** Ordered access to the header's fields. */
    static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    /**
     * The last half of Ring id and the first of Sequence: what they make together is in no register of the processor's. A
     * load that is skipped, because the file has been cut, leaves its register as it was.
     */
    static final int CHECK = SEQUENCE - Integer.BYTES;

    /**
     * Inside of Tail, and of another width, to be looked at behind its store: a compiler neither takes the look for the
     * store nor puts it in front of that, and a processor answers it out of the store, without waiting for the memory, as
     * it would have to for two stores. See {@link #looked}.
     */
    static final int COMMITTED = TAIL + 1;

    /** The same for Read. */
    static final int MARKED = READ + 1;

    private CellDescriptor() {}

    /** What is at {@link #CHECK}. */
    static long check(long ringId, long sequence) {
        return sequence << Integer.SIZE | ringId >>> Integer.SIZE;
    }

    /** Tail or Read, with its complement: damage to Read would make records vanish, or come twice. */
    static long mark(int end) {
        return (long) ~end << Integer.SIZE | end;
    }

    /** What a mark says, or -1 if it is damaged. */
    static int markedEnd(long mark) {
        int end = (int) mark;
        return end >= 0 && mark(end) == mark ? end : -1;
    }

    /**
     * What is to be seen at {@link #COMMITTED} or {@link #MARKED} of this mark. All of its end decides it, so no other looks
     * alike: where a page of a file that is cut has been written to the disk before, the JVM may skip the store and still
     * make the load. And it is never zero, which a skipped load may seem to have found.
     */
    static int looked(long mark) {
        return (int) (mark >>> Byte.SIZE);
    }
}
