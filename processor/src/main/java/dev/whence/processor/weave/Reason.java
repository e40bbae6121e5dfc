package dev.whence.processor.weave;

/** Why a call stays with the facade. */
public enum Reason {
    FORMAT_NOT_CONSTANT("its format is not a compile-time constant"),
    FORMAT_IN_VARIABLE("its format comes from a variable; a try inside an argument makes javac keep it in one"),
    NOT_CLOSED("its arguments cannot be told from the code around them"),
    UNKNOWN_SITE("no log statement of the source matches it"),
    AMBIGUOUS_SITE("without line numbers it cannot be told from a call like it"),
    METHOD_REFERENCE("it is a method reference"),
    METHOD_NOT_READABLE("its method cannot be analysed"),
    METHOD_TOO_LARGE("its method would grow beyond 64 KiB"),
    CLASS_TOO_LARGE("its class would grow beyond 65,535 constants");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** Continues a sentence: "the call is not woven: …". */
    public String text() {
        return text;
    }
}
