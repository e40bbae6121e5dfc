package dev.whence.benchmarks.whole.echo;

import java.time.Duration;

/**
 * Clients that ask a server, each one query after the other.
 *
 * @param pause of each client between an answer and its next query: what fixes the offered load, if it is long against
 *     the time of an answer
 * @param settle how long to ask before counting
 * @param window how long to count
 */
record EchoLoad(int clients, Duration pause, Duration settle, Duration window) {

    /** For the way to the process that runs it. */
    String words() {
        return clients + " " + pause + " " + settle + " " + window;
    }

    /** The reverse of {@link #words}. */
    static EchoLoad parse(String words) {
        String[] word = words.split(" ");
        return new EchoLoad(
                Integer.parseInt(word[0]), Duration.parse(word[1]), Duration.parse(word[2]), Duration.parse(word[3]));
    }
}
