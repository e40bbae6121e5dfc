package org.example;

import dev.whence.Logged;

@Logged
final class Counter {
    private long count;

    void add(long amount) {
        count += amount;
        CounterLog.info("{} more are {}", amount, count);
    }
}
