package dev.whence.processor.weave;

import java.io.Serial;

/** Code that the weaver does not understand: it stays as it is. */
final class UnreadableMethodException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    UnreadableMethodException(String reason) {
        super(reason);
    }
}
