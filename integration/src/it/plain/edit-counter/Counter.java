package org.example;

import dev.whence.Logged;

@Logged
final class Counter {
    private long count;

    void add(long amount) {
        CounterLog.trace("edited: adding {}", amount);
        count += amount;
        CounterLog.info("{amount} more make {count}", amount, count);
    }
}
