package dev.whence.program;

import org.jspecify.annotations.Nullable;

/**
 * Where a process is to be killed: at the entry of a method, or before one of its lines. Named, not numbered by the
 * file's lines: a test that names what is no longer there fails.
 *
 * @param at {@code class#method}, or {@code class#method:line/lines}, counted from 0 within the method
 * @param within a method that must be on the stack; null for any
 * @param nth which of the times
 * @param inOneCall whether these are counted anew in each call of {@code within}
 * @param thread the name of the thread; null for any
 */
record CrashPoint(
        String at,
        @Nullable String within,
        int nth,
        boolean inOneCall,
        @Nullable String thread) {

    static CrashPoint at(String at) {
        return new CrashPoint(at, null, 1, false, null);
    }

    CrashPoint within(String caller) {
        return new CrashPoint(at, caller, nth, inOneCall, thread);
    }

    /** The nth time altogether. */
    CrashPoint time(int number) {
        return new CrashPoint(at, within, number, false, thread);
    }

    /** The nth time in one call of {@link #within}. */
    CrashPoint timeInOneCall(int number) {
        return new CrashPoint(at, within, number, true, thread);
    }

    CrashPoint on(String threadName) {
        return new CrashPoint(at, within, nth, inOneCall, threadName);
    }

    @Override
    public String toString() {
        String times = nth == 1 ? "" : ", time " + nth + (inOneCall ? " in one call" : "");
        return at + (within == null ? "" : " within " + within) + times;
    }
}
