package dev.whence.benchmarks.figure;

/** A peer's classes are not there, so that it cannot be measured. The run says so, and goes on with the others. */
public final class MissingPeerException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param what is missing, such as a class's name */
    public MissingPeerException(String what) {
        super(what);
    }
}
