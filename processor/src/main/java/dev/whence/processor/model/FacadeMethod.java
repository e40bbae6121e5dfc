package dev.whence.processor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method of a facade, from which both its source and its code are made. All are static; parameters are handed on in
 * their order.
 *
 * @param level the one that the method is about; null where it is a parameter
 * @param gated whether it first asks {@link FacadeMethods#GATE} about that parameter
 */
public record FacadeMethod(
        String name, Body body, @Nullable LogLevel level, boolean gated, List<Parameter> parameters) {

    /** What a method does. */
    public enum Body {
        /** Nothing: calls at its level are compiled away. */
        NOTHING,
        /** {@code UNWOVEN.log(level, …)} */
        LOG,
        /** {@code return false} */
        NO,
        /** {@code return UNWOVEN.isEnabled(level)} */
        IS_ENABLED,
        /** {@code return (level == null ? Level.INFO : level).compareTo(the least level) >= 0} */
        IS_COMPILED
    }

    /** A parameter by its name in the source. */
    public enum Parameter {
        LEVEL("level"),
        FORMAT("format"),
        ARGUMENT("argument"),
        FIRST("first"),
        SECOND("second"),
        /** Objects, in any number. */
        ARGUMENTS("arguments");

        private final String sourceName;

        Parameter(String sourceName) {
            this.sourceName = sourceName;
        }

        public String sourceName() {
            return sourceName;
        }
    }

    /** Whether it returns a boolean, and not nothing. */
    public boolean answers() {
        return body == Body.NO || body == Body.IS_ENABLED || body == Body.IS_COMPILED;
    }

    /** Whether it is there for the facade's own methods alone. */
    public boolean isPrivate() {
        return body == Body.IS_COMPILED;
    }

    public boolean isVarargs() {
        return parameters.contains(Parameter.ARGUMENTS);
    }
}
