package dev.whence.benchmarks.whole.rate;

import dev.whence.benchmarks.peer.Messages;

/** Numbered lines of one thread, all of the same length: two integers of seven digits. */
final class Lines {
    private static final int FIRST = 1_000_000;
    private static final int LAST = 9_999_999;
    private static final int ALLOCATED = 1_016_544;

    private final Messages messages;
    private int number = FIRST;

    Lines(Messages messages) {
        this.messages = messages;
    }

    void log() {
        messages.twoIntegers(number, ALLOCATED);
        number = number == LAST ? FIRST : number + 1;
    }
}
