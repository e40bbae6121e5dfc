package dev.whence.examples.echo.demo;

/**
 * What was counted.
 *
 * @param queries answered within the window
 * @param nanos how long the window really was
 * @param reconnects connections that were made again after they broke
 */
record LoadResult(long queries, long nanos, long reconnects) {

    double queriesPerSecond() {
        return queries * 1e9 / nanos;
    }
}
