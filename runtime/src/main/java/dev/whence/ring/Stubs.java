package dev.whence.ring;

import java.nio.ByteBuffer;

/** Makes cells without room for any record: what a ring stands in while its memory is lent to others. */
final class Stubs {
    private static final int SLAB = 4 << 10;

    /** Sliced, since each direct buffer of its own would cost an entry in the JVM's list of memory to be freed. */
    private static ByteBuffer slab = ByteBuffer.allocate(0);

    private Stubs() {}

    static synchronized Cell next() {
        if (!slab.hasRemaining()) {
            slab = ByteBuffer.allocateDirect(SLAB);
        }
        ByteBuffer header = slab.slice(slab.position(), CellDescriptor.RECORDS);
        slab.position(slab.position() + CellDescriptor.RECORDS);
        return new Cell(header, Cell.UNMAPPED);
    }
}
