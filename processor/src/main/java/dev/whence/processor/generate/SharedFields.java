package dev.whence.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import dev.whence.processor.model.Facade;
import dev.whence.processor.model.GeneratedNames;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The fields of a facade that all its call sites share. */
final class SharedFields {
    private static final ClassName UNWOVEN = ClassName.get("dev.whence.link.v1", "Unwoven");

    private SharedFields() {}

    static List<FieldSpec> of(Facade facade) {
        return List.of(
                constant(ClassName.get(String.class), GeneratedNames.LOGGER)
                        .initializer("$S", facade.annotated())
                        .build(),
                constant(ClassName.get(String.class), GeneratedNames.FILE)
                        .initializer("$S", facade.file())
                        .build(),
                constant(UNWOVEN, GeneratedNames.UNWOVEN)
                        .initializer("$T.of(LOGGER, FILE)", UNWOVEN)
                        .build());
    }

    private static FieldSpec.Builder constant(ClassName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    }
}
