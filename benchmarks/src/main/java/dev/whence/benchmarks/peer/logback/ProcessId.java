package dev.whence.benchmarks.peer.logback;

import ch.qos.logback.core.PropertyDefinerBase;

/** The process's id, for which Logback's patterns have no word. Its configuration names this class. */
public final class ProcessId extends PropertyDefinerBase {
    @Override
    public String getPropertyValue() {
        return Long.toString(ProcessHandle.current().pid());
    }
}
