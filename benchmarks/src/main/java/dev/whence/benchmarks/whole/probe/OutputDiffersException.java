package dev.whence.benchmarks.whole.probe;

import java.io.IOException;

/** What was written is not what was logged, or not what the others wrote. No figure of such a run counts. */
public final class OutputDiffersException extends IOException {
    private static final long serialVersionUID = 1L;

    public OutputDiffersException(String message) {
        super(message);
    }
}
