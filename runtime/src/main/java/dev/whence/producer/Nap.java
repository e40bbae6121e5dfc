package dev.whence.producer;

import java.util.concurrent.locks.LockSupport;

/** A short sleep that an interrupt does not end: the flag is the program's, which finds it as it was. */
final class Nap {
    private Nap() {}

    /** Returns early when this thread is unparked; a virtual thread leaves its carrier to others meanwhile. */
    static void take(Object blocker, long nanos) {
        boolean interrupted = Thread.interrupted(); // an interrupted thread cannot park
        if (interrupted) {
            LockSupport.parkNanos(blocker, 1); // an interrupt leaves a permit too, which would end the nap at once
        }
        LockSupport.parkNanos(blocker, nanos);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
