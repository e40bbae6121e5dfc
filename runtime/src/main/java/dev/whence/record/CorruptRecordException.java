package dev.whence.record;

/** Says that bytes read as a record are none. Whoever reads memory that outlived its writer has to expect it. */
public final class CorruptRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CorruptRecordException(String message) {
        super(message);
    }
}
