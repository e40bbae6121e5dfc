package dev.whence.processor.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.whence.processor.model.FacadeMethod;
import dev.whence.processor.model.FacadeMethod.Parameter;
import dev.whence.processor.model.FacadeMethods;
import dev.whence.processor.model.LogLevel;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The methods of a facade in the terms of JavaPoet. */
final class LogMethods {
    static final ClassName LEVEL = ClassName.get("dev.whence", "Level");

    private LogMethods() {}

    static List<MethodSpec> of(List<FacadeMethod> methods) {
        return methods.stream().map(LogMethods::of).toList();
    }

    private static MethodSpec of(FacadeMethod method) {
        MethodSpec.Builder spec = MethodSpec.methodBuilder(method.name())
                .returns(method.answers() ? TypeName.BOOLEAN : TypeName.VOID)
                .varargs(method.isVarargs());
        if (method.isPrivate()) {
            spec.addModifiers(Modifier.PRIVATE);
        }
        spec.addModifiers(Modifier.STATIC);
        method.parameters().forEach(parameter -> spec.addParameter(parameter(parameter)));
        addBody(spec, method);
        return spec.build();
    }

    private static void addBody(MethodSpec.Builder spec, FacadeMethod method) {
        switch (method.body()) {
            case NOTHING -> {}
            case LOG -> addLog(spec, method);
            case NO -> spec.addStatement("return false");
            case IS_ENABLED ->
                spec.addStatement(
                        "return $LUNWOVEN.isEnabled($L)",
                        method.gated() ? FacadeMethods.GATE + "(level) && " : "",
                        arguments(method));
            case IS_COMPILED ->
                spec.addJavadoc("Whether calls at this level were not compiled away; no level counts as INFO.\n")
                        .addStatement(
                                "return (level == null ? $T.INFO : level).compareTo($L) >= 0",
                                LEVEL,
                                constant(method.level()));
        }
    }

    private static void addLog(MethodSpec.Builder spec, FacadeMethod method) {
        if (method.gated()) {
            spec.beginControlFlow("if ($L(level))", FacadeMethods.GATE);
        }
        spec.addStatement("UNWOVEN.log($L)", arguments(method));
        if (method.gated()) {
            spec.endControlFlow();
        }
    }

    /** The level, where no parameter is it, and all parameters. */
    private static CodeBlock arguments(FacadeMethod method) {
        CodeBlock.Builder arguments = CodeBlock.builder();
        String comma = "";
        if (method.level() != null) {
            arguments.add(constant(method.level()));
            comma = ", ";
        }
        for (Parameter parameter : method.parameters()) {
            arguments.add("$L$L", comma, parameter.sourceName());
            comma = ", ";
        }
        return arguments.build();
    }

    private static CodeBlock constant(@Nullable LogLevel level) {
        return CodeBlock.of("$T.$L", LEVEL, level);
    }

    private static ParameterSpec parameter(Parameter parameter) {
        TypeName type = switch (parameter) {
            case LEVEL -> LEVEL;
            case FORMAT -> ClassName.get(String.class);
            case ARGUMENT, FIRST, SECOND -> ClassName.OBJECT;
            case ARGUMENTS -> ArrayTypeName.of(ClassName.OBJECT);
        };
        return ParameterSpec.builder(type, parameter.sourceName()).build();
    }
}
