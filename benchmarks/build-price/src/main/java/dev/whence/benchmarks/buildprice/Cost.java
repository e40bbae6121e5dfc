package dev.whence.benchmarks.buildprice;

/**
 * What one compilation took, in nanoseconds.
 *
 * @param wall from the start of its JVM to its end, as a user waits
 * @param cpu of all its threads, in user and system mode: other programs disturb it less
 */
public record Cost(long wall, long cpu) {}
