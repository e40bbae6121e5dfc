package dev.whence.examples.echo.demo;

import java.time.Duration;

/**
 * How much a server is to be asked, and for how long.
 *
 * @param busyClients ask without a pause
 * @param sleepyClients think for longer than the server waits, so that it closes their connections
 * @param settle how long to ask before counting
 * @param window how long to count
 */
record Load(int busyClients, int sleepyClients, Duration settle, Duration window) {
    static final int MOST_CLIENTS = 1000;
    static final Duration LONGEST = Duration.ofSeconds(30);

    /** Enough for {@link #LONGEST} at any speed that loopback allows; the clients stop here if nothing else stops them. */
    static final long MOST_QUERIES_PER_CLIENT = 10_000_000;

    Load {
        if (busyClients < 1 || sleepyClients < 0 || busyClients + sleepyClients > MOST_CLIENTS) {
            throw new IllegalArgumentException(busyClients + " + " + sleepyClients + " clients: 1 to " + MOST_CLIENTS);
        }
        if (settle.isNegative() || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("settle " + settle + ", window " + window);
        }
        if (settle.plus(window).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(settle.plus(window) + " of load: " + LONGEST + " at most");
        }
    }
}
