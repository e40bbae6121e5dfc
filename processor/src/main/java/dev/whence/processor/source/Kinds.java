package dev.whence.processor.source;

import dev.whence.processor.model.Severity;
import javax.tools.Diagnostic;

/** Severities in the compiler's terms. */
final class Kinds {
    private Kinds() {}

    static Diagnostic.Kind of(Severity severity) {
        return switch (severity) {
            case ERROR -> Diagnostic.Kind.ERROR;
            case WARNING -> Diagnostic.Kind.WARNING;
            case NOTE -> Diagnostic.Kind.NOTE;
        };
    }
}
