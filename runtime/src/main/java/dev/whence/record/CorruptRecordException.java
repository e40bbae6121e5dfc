package dev.whence.record;

/** Says that bytes read as a record are none. Whoever reads memory that outlived its writer has to expect it. */
public final class CorruptRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int length;

    CorruptRecordException(String message) {
        this(message, 0);
    }

    /** @param length of the record, if that is to be trusted; else 0 */
    CorruptRecordException(String message, int length) {
        super(message, null, false, false); // no stack trace: who looks for whole records asks a thousand times
        this.length = length;
    }

    /** How many bytes to leave out; 0 if that cannot be told. */
    public int length() {
        return length;
    }
}
