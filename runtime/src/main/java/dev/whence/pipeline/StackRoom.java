package dev.whence.pipeline;

/**
 * Whether the calling thread has stack enough to drain: asked before the first step, since one that ends in the middle,
 * deep down in a recursion of the program's, leaves half a line or a lock behind.
 */
final class StackRoom {
    /** Some 16 KiB with the frames below, compiled or not. */
    private static final int FRAMES = 128;

    private StackRoom() {}

    /** @throws StackOverflowError if there is none */
    static void check() {
        descend(FRAMES, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    /** The parameters make each frame large, so that few are needed. */
    private static long descend(int frames, long a, long b, long c, long d, long e, long f, long g, long h) {
        return frames == 0 ? a : descend(frames - 1, b, c, d, e, f, g, h, a) + a + b + c + d + e + f + g + h;
    }
}
