package dev.whence.processor.model;

import dev.whence.processor.model.FacadeMethod.Body;
import dev.whence.processor.model.FacadeMethod.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * The methods of every facade of a build: what calls that are not woven run.
 *
 * @param least the level below which calls are compiled away
 */
public record FacadeMethods(LogLevel least) {
    /** The name of the method that knows whether calls at a level were compiled away. */
    public static final String GATE = "isCompiled";

    /** What may follow the format: nothing, one value, two values, an array of them. */
    private static final List<List<Parameter>> ARGUMENTS = List.of(
            List.of(),
            List.of(Parameter.ARGUMENT),
            List.of(Parameter.FIRST, Parameter.SECOND),
            List.of(Parameter.ARGUMENTS));

    /** The methods that each level has, and those that take one. */
    public List<FacadeMethod> loggers() {
        List<FacadeMethod> methods = new ArrayList<>();
        for (LogLevel level : LogLevel.values()) {
            for (List<Parameter> arguments : ARGUMENTS) {
                Body body = isStripped(level) ? Body.NOTHING : Body.LOG;
                methods.add(new FacadeMethod(
                        level.methodName(), body, level, false, concat(List.of(Parameter.FORMAT), arguments)));
            }
        }
        for (List<Parameter> arguments : ARGUMENTS) {
            List<Parameter> all = concat(List.of(Parameter.LEVEL, Parameter.FORMAT), arguments);
            methods.add(new FacadeMethod("log", Body.LOG, null, strips(), all));
        }
        for (LogLevel level : LogLevel.values()) {
            String name = "is" + level.name().charAt(0) + level.methodName().substring(1) + "Enabled";
            Body body = isStripped(level) ? Body.NO : Body.IS_ENABLED;
            methods.add(new FacadeMethod(name, body, level, false, List.of()));
        }
        return methods;
    }

    /** The methods behind them, for levels that are known only at run time. */
    public List<FacadeMethod> answers() {
        List<Parameter> level = List.of(Parameter.LEVEL);
        FacadeMethod isEnabled = new FacadeMethod("isEnabled", Body.IS_ENABLED, null, strips(), level);
        return strips()
                ? List.of(isEnabled, new FacadeMethod(GATE, Body.IS_COMPILED, least, false, level))
                : List.of(isEnabled);
    }

    /** In the order of the source. */
    public List<FacadeMethod> all() {
        return concat(loggers(), answers());
    }

    private boolean strips() {
        return least != LogLevel.TRACE;
    }

    private boolean isStripped(LogLevel level) {
        return level.compareTo(least) < 0;
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
