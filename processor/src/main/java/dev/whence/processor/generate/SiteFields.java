package dev.whence.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.whence.processor.model.Argument;
import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.Facade;
import dev.whence.processor.model.GeneratedNames;
import dev.whence.processor.model.LogLevel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The fields of a facade: what all call sites share, and a constant for each. */
final class SiteFields {
    private static final ClassName SITE = ClassName.get("dev.whence", "Site");
    private static final ClassName BY_LEVEL = SITE.nestedClass("ByLevel");
    private static final ClassName UNWOVEN = ClassName.get("dev.whence.link.v1", "Unwoven");

    /** The most bytes of a constant in a class file (JVMS 4.4.7). */
    private static final int LONGEST_CONSTANT = 65_535;

    /** Keys beyond this number are one constant: each of its own costs seven bytes of the class initializer. */
    private static final int MOST_KEYS = 8;

    private final Facade facade;

    SiteFields(Facade facade) {
        this.facade = facade;
    }

    List<FieldSpec> shared() {
        List<FieldSpec> fields = new ArrayList<>();
        fields.add(constant(ClassName.get(String.class), "LOGGER")
                .initializer("$S", facade.annotated())
                .build());
        fields.add(constant(ClassName.get(String.class), "FILE")
                .initializer("$S", facade.file())
                .build());
        fields.add(constant(UNWOVEN, "UNWOVEN")
                .initializer("$T.of(LOGGER, FILE)", UNWOVEN)
                .build());
        return fields;
    }

    FieldSpec of(CallSite site) {
        LogLevel level = site.level();
        CodeBlock.Builder code = CodeBlock.builder()
                .add("$T.$L(LOGGER,$W", SITE, level == null ? "byLevel" : "of")
                .add(site.className().equals(facade.annotated()) ? "LOGGER" : "$S", ownClass(site))
                .add(",$WFILE,$W$L,$W$S,$W", site.lines().call(), site.method());
        if (level != null) {
            code.add("$T.$L,$W", LogMethods.LEVEL, level.name());
        }
        code.add("$L", literal(site.format())).add(keys(site.arguments()));
        return FieldSpec.builder(level == null ? BY_LEVEL : SITE, GeneratedNames.siteField(site))
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L\n", Comment.of(facade, site))
                .initializer(code.add(")").build())
                .build();
    }

    private Object[] ownClass(CallSite site) {
        return site.className().equals(facade.annotated()) ? new Object[0] : new Object[] {site.className()};
    }

    private static FieldSpec.Builder constant(ClassName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    }

    /** A format that is no constant, or too long for one, is left to the call. */
    private static CodeBlock literal(@Nullable String format) {
        boolean fits = format != null && format.getBytes(StandardCharsets.UTF_8).length <= LONGEST_CONSTANT;
        return fits ? CodeBlock.of("$S", format) : CodeBlock.of("null");
    }

    private static CodeBlock keys(List<Argument> arguments) {
        if (arguments.size() > MOST_KEYS) {
            String keys = arguments.stream().map(Argument::key).collect(Collectors.joining(","));
            return CodeBlock.of(",$W$S.split($S, -1)", keys, ",");
        }
        CodeBlock.Builder keys = CodeBlock.builder();
        arguments.forEach(argument -> keys.add(",$W$S", argument.key()));
        return keys.build();
    }
}
