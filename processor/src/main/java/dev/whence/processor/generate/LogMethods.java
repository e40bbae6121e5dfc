package dev.whence.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.whence.processor.model.LogLevel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The methods of a facade: what calls that are not woven run. */
final class LogMethods {
    static final ClassName LEVEL = ClassName.get("dev.whence", "Level");

    private static final ParameterSpec LEVEL_PARAMETER = parameter(LEVEL, "level");
    private static final ParameterSpec FORMAT = parameter(ClassName.get(String.class), "format");

    /** What may follow the format: nothing, one value, two values, an array of them. */
    private static final List<List<ParameterSpec>> ARGUMENTS = List.of(
            List.of(),
            List.of(parameter(ClassName.OBJECT, "argument")),
            List.of(parameter(ClassName.OBJECT, "first"), parameter(ClassName.OBJECT, "second")),
            List.of(ParameterSpec.builder(Object[].class, "arguments").build()));

    private final LogLevel least;

    LogMethods(LogLevel least) {
        this.least = least;
    }

    /** The methods that each level has. */
    List<MethodSpec> loggers() {
        List<MethodSpec> methods = new ArrayList<>();
        for (LogLevel level : LogLevel.values()) {
            for (List<ParameterSpec> arguments : ARGUMENTS) {
                methods.add(logAt(level, arguments));
            }
        }
        for (List<ParameterSpec> arguments : ARGUMENTS) {
            methods.add(log(arguments));
        }
        for (LogLevel level : LogLevel.values()) {
            methods.add(isEnabledAt(level));
        }
        return methods;
    }

    /** The methods behind them, for levels that are known only at run time. */
    List<MethodSpec> answers() {
        return strips() ? List.of(isEnabled(), isCompiled()) : List.of(isEnabled());
    }

    private boolean strips() {
        return least != LogLevel.TRACE;
    }

    private boolean isStripped(LogLevel level) {
        return level.compareTo(least) < 0;
    }

    /** {@code static void info(String format, Object argument) { UNWOVEN.log(Level.INFO, format, argument); }} */
    private MethodSpec logAt(LogLevel level, List<ParameterSpec> arguments) {
        MethodSpec.Builder method = method(level.methodName(), TypeName.VOID).addParameter(FORMAT);
        addArguments(method, arguments);
        if (!isStripped(level)) {
            method.addStatement("UNWOVEN.log($T.$L, $L)", LEVEL, level.name(), names(arguments));
        }
        return method.build();
    }

    /** {@code static void log(Level level, String format) { UNWOVEN.log(level, format); }} */
    private MethodSpec log(List<ParameterSpec> arguments) {
        MethodSpec.Builder method =
                method("log", TypeName.VOID).addParameter(LEVEL_PARAMETER).addParameter(FORMAT);
        addArguments(method, arguments);
        if (strips()) {
            method.beginControlFlow("if (isCompiled(level))");
        }
        method.addStatement("UNWOVEN.log(level, $L)", names(arguments));
        if (strips()) {
            method.endControlFlow();
        }
        return method.build();
    }

    /** {@code static boolean isInfoEnabled() { return UNWOVEN.isEnabled(Level.INFO); }} */
    private MethodSpec isEnabledAt(LogLevel level) {
        String capital = level.name().charAt(0) + level.methodName().substring(1);
        MethodSpec.Builder method = method("is" + capital + "Enabled", TypeName.BOOLEAN);
        return isStripped(level)
                ? method.addStatement("return false").build()
                : method.addStatement("return UNWOVEN.isEnabled($T.$L)", LEVEL, level.name())
                        .build();
    }

    /** {@code static boolean isEnabled(Level level) { return UNWOVEN.isEnabled(level); }} */
    private MethodSpec isEnabled() {
        return method("isEnabled", TypeName.BOOLEAN)
                .addParameter(LEVEL_PARAMETER)
                .addStatement("return $LUNWOVEN.isEnabled(level)", strips() ? "isCompiled(level) && " : "")
                .build();
    }

    /** The gate for levels that are known only at run time. */
    private MethodSpec isCompiled() {
        return MethodSpec.methodBuilder("isCompiled")
                .addJavadoc("Whether calls at this level were not compiled away; no level counts as INFO.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.BOOLEAN)
                .addParameter(LEVEL_PARAMETER)
                .addStatement(
                        "return (level == null ? $T.INFO : level).compareTo($T.$L) >= 0", LEVEL, LEVEL, least.name())
                .build();
    }

    private static MethodSpec.Builder method(String name, TypeName result) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC).returns(result);
    }

    private static ParameterSpec parameter(TypeName type, String name) {
        return ParameterSpec.builder(type, name).build();
    }

    private static void addArguments(MethodSpec.Builder method, List<ParameterSpec> arguments) {
        method.addParameters(arguments);
        if (arguments.stream().anyMatch(argument -> argument.type().toString().endsWith("[]"))) {
            method.varargs();
        }
    }

    private static CodeBlock names(List<ParameterSpec> arguments) {
        CodeBlock.Builder names = CodeBlock.builder().add("$N", FORMAT);
        arguments.forEach(argument -> names.add(", $N", argument));
        return names.build();
    }
}
