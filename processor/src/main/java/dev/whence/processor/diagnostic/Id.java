package dev.whence.processor.diagnostic;

import dev.whence.processor.model.Severity;
import java.util.Locale;

/** Names every kind of message; users see and search them as {@code [whence.placeholders]}. */
public enum Id {
    /** An option with a value that it does not have. */
    OPTION(Group.BUILD, Severity.ERROR),
    /** A facade that cannot have its name. */
    NAME(Group.BUILD, Severity.ERROR),
    /** No processor ran where one was expected to. */
    PROCESSOR(Group.BUILD, Severity.WARNING),
    /** A compiler that shows neither its trees nor its class files. */
    COMPILER(Group.UNWOVEN_CLASS, Severity.NOTE),
    /** A class whose calls stay unwoven because something failed. */
    FAILURE(Group.UNWOVEN_CLASS, Severity.WARNING),

    /** Placeholders and arguments differ in number. */
    PLACEHOLDERS(Group.CHECK, Severity.ERROR),
    /** A facade is used outside of the class that it serves. */
    CALLER(Group.CHECK, Severity.ERROR),
    /** A placeholder takes the exception, whose stack trace is lost. */
    THROWABLE(Group.CHECK, Severity.WARNING),
    /** An argument does something that happens only while the level is on. */
    EFFECT(Group.CHECK, Severity.WARNING),
    /** An argument assigns a variable, and so is evaluated while the level is off. */
    EAGER(Group.CHECK, Severity.WARNING),
    /** A format is put together with {@code +}. */
    CONCATENATION(Group.UNWOVEN_CALL, Severity.WARNING),
    /** A format is not a compile-time constant. */
    FORMAT(Group.UNWOVEN_CALL, Severity.WARNING),
    /** A facade's method is not called but referred to. */
    REFERENCE(Group.UNWOVEN_CALL, Severity.WARNING),
    /** A call could not be woven for another reason. */
    UNWOVEN(Group.UNWOVEN_CALL, Severity.WARNING);

    /** What rules over a message, besides its own severity. */
    enum Group {
        /** Nothing. */
        BUILD,
        /** Strictness. */
        UNWOVEN_CLASS,
        /** The checks' setting and suppression. */
        CHECK,
        /** Strictness, and without it the checks' setting and suppression. */
        UNWOVEN_CALL
    }

    private final Group group;
    private final Severity severity;

    Id(Group group, Severity severity) {
        this.group = group;
        this.severity = severity;
    }

    Group group() {
        return group;
    }

    Severity severity() {
        return severity;
    }

    @Override
    public String toString() {
        return "whence." + name().toLowerCase(Locale.ROOT);
    }
}
