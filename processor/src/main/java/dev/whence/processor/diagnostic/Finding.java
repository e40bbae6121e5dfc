package dev.whence.processor.diagnostic;

import dev.whence.processor.model.Position;
import dev.whence.processor.model.Severity;

/** One thing to tell the user, at one place. */
public record Finding(Id id, Severity severity, Position position, String message) {

    void print() {
        position.print(severity, "[" + id + "] " + message);
    }
}
