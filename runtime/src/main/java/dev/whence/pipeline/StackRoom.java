package dev.whence.pipeline;

/**
 * Whether the calling thread has stack enough to drain: asked before the first step, since one that ends in the middle,
 * deep down in a recursion of the program's, leaves half a line or a lock behind.
 *
 * <p>Goes down the stack by a few large frames: a processor foresees the returns of some thirty calls and no more. A frame
 * is large by room for what only the last one puts there, many numbers that are needed behind a call; room costs nothing.
 */
final class StackRoom {
    /** More than 10 KiB compiled, and twice that interpreted; of which a line takes some 4 KiB. */
    private static final int FRAMES = 26;

    /** Never changes, but no compiler can tell. */
    private static final long[] VALUES = new long[48];

    private StackRoom() {}

    /** @throws StackOverflowError if there is none */
    static void check() {
        descend(FRAMES, VALUES);
    }

    /** Too long to be inlined in itself. */
    private static long descend(int frames, long[] values) {
        if (frames > 0) {
            return descend(frames - 1, values) + 1;
        }
        if (frames < 0) {
            return values[0];
        }
        long v0 = values[0], v1 = values[1], v2 = values[2], v3 = values[3], v4 = values[4], v5 = values[5];
        long v6 = values[6], v7 = values[7], v8 = values[8], v9 = values[9], v10 = values[10], v11 = values[11];
        long v12 = values[12], v13 = values[13], v14 = values[14], v15 = values[15], v16 = values[16], v17 = values[17];
        long v18 = values[18], v19 = values[19], v20 = values[20], v21 = values[21], v22 = values[22], v23 = values[23];
        long v24 = values[24], v25 = values[25], v26 = values[26], v27 = values[27], v28 = values[28], v29 = values[29];
        long v30 = values[30], v31 = values[31], v32 = values[32], v33 = values[33], v34 = values[34], v35 = values[35];
        long v36 = values[36], v37 = values[37], v38 = values[38], v39 = values[39], v40 = values[40], v41 = values[41];
        long v42 = values[42], v43 = values[43], v44 = values[44], v45 = values[45], v46 = values[46], v47 = values[47];
        long below = descend(-1, values);
        return below + v0 + v1 + v2 + v3 + v4 + v5 + v6 + v7 + v8 + v9 + v10 + v11 + v12 + v13 + v14 + v15 + v16 + v17
                + v18 + v19 + v20 + v21 + v22 + v23 + v24 + v25 + v26 + v27 + v28 + v29 + v30 + v31 + v32 + v33 + v34
                + v35 + v36 + v37 + v38 + v39 + v40 + v41 + v42 + v43 + v44 + v45 + v46 + v47;
    }
}
