package dev.whence.benchmarks.whole.echo;

/**
 * What was counted in a window.
 *
 * @param answers that clients got
 * @param nanos how long the window really was
 * @param processorNanos of the process: server, clients and logger
 */
record EchoCount(long answers, long nanos, long processorNanos) {

    double queriesPerSecond() {
        return answers * 1e9 / nanos;
    }

    double processorNanosPerMessage() {
        return (double) processorNanos / answers;
    }

    /** For the way from the process that counted. */
    String words() {
        return answers + " " + nanos + " " + processorNanos;
    }

    /** The reverse of {@link #words}. */
    static EchoCount parse(String words) {
        String[] word = words.split(" ");
        return new EchoCount(Long.parseLong(word[0]), Long.parseLong(word[1]), Long.parseLong(word[2]));
    }
}
