package dev.whence.processor.model;

/** A place in a source file that a message can point at. What stands behind it depends on the compiler. */
@FunctionalInterface
public interface Position {
    /** Tells the user, with the caret on this place. */
    void print(Severity severity, String message);
}
