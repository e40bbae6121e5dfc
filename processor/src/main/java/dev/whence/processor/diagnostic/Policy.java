package dev.whence.processor.diagnostic;

import dev.whence.processor.model.Severity;
import java.util.Optional;

/**
 * How much each message weighs in this build.
 *
 * @param strict whether a call that is not woven is an error
 */
public record Policy(Checks checks, boolean strict) {

    /** What the user wants of the checks. */
    public enum Checks {
        /** Each as severe as it is. */
        DEFAULT,
        /** All are errors. */
        ERROR,
        /** All are warnings. */
        WARN,
        /** None is heard. */
        OFF
    }

    /** The severity of a message, empty if it is not to be heard. */
    Optional<Severity> severity(Id id, boolean suppressed) {
        return switch (id.group()) {
            case BUILD -> Optional.of(id.severity());
            case UNWOVEN_CLASS -> Optional.of(strict ? Severity.ERROR : id.severity());
            case CHECK -> checked(id, suppressed);
            case UNWOVEN_CALL -> strict ? Optional.of(Severity.ERROR) : checked(id, suppressed);
        };
    }

    private Optional<Severity> checked(Id id, boolean suppressed) {
        if (suppressed) {
            return Optional.empty();
        }
        return switch (checks) {
            case DEFAULT -> Optional.of(id.severity());
            case ERROR -> Optional.of(Severity.ERROR);
            case WARN -> Optional.of(Severity.WARNING);
            case OFF -> Optional.empty();
        };
    }
}
