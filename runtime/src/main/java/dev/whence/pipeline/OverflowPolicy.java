package dev.whence.pipeline;

/** The values of {@code whence.overflow}. */
public enum OverflowPolicy {
    /** Wait while the drain makes progress, then drop until it moves again. */
    BLOCK,
    /** Drop at once. */
    DROP,
    /** Drain in the calling thread. */
    SYNC
}
