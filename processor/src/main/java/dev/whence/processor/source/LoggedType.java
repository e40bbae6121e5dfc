package dev.whence.processor.source;

import dev.whence.processor.model.GeneratedNames;
import dev.whence.processor.model.Position;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/**
 * An annotated class and the name of its facade. Knows nothing of trees, so that it serves every compiler.
 *
 * @param facadeName the simple name of the class to generate
 */
public record LoggedType(TypeElement element, AnnotationMirror annotation, String packageName, String facadeName) {
    /** The qualified name of the annotation, which the processor does not load. */
    public static final String ANNOTATION = "dev.whence.Logged";

    /** The field that every facade has, and no class of the user's. */
    private static final String FACADE_FIELD_TYPE = "dev.whence.link.v1.Unwoven";

    /** The type as an annotated one; empty if it is not annotated, or is local: processors never see local classes. */
    public static Optional<LoggedType> of(TypeElement type) {
        for (AnnotationMirror annotation : type.getAnnotationMirrors()) {
            Element annotationType = annotation.getAnnotationType().asElement();
            if (annotationType instanceof TypeElement named
                    && named.getQualifiedName().contentEquals(ANNOTATION)
                    && !isLocal(type)) {
                return Optional.of(new LoggedType(type, annotation, packageOf(type), facadeName(type, annotation)));
            }
        }
        return Optional.empty();
    }

    /** The annotated class that serves {@code element}: the innermost one around it. */
    public static Optional<LoggedType> around(Element element) {
        for (Element at = element; at != null; at = at.getEnclosingElement()) {
            Optional<LoggedType> logged = at instanceof TypeElement type ? of(type) : Optional.empty();
            if (logged.isPresent()) {
                return logged;
            }
        }
        return Optional.empty();
    }

    /** The top-level class around {@code element}, or the element itself. */
    public static Element topLevel(Element element) {
        Element at = element;
        for (Element next = at.getEnclosingElement();
                next != null && !(next instanceof PackageElement);
                next = at.getEnclosingElement()) {
            at = next;
        }
        return at;
    }

    /** Whether {@code type} is a facade, of this compilation or of an earlier one. */
    public static boolean isFacade(TypeElement type) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream().anyMatch(LoggedType::isFacadeField);
    }

    public String facadeQualifiedName() {
        return packageName.isEmpty() ? facadeName : packageName + "." + facadeName;
    }

    /** The annotation, as a place to point at. */
    public Position position(Messager messager) {
        return new ElementPosition(messager, element, annotation);
    }

    private static boolean isFacadeField(VariableElement field) {
        return field.getSimpleName().contentEquals(GeneratedNames.UNWOVEN)
                && field.asType() instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement type
                && type.getQualifiedName().contentEquals(FACADE_FIELD_TYPE);
    }

    private static boolean isLocal(TypeElement type) {
        Element around = type.getEnclosingElement();
        while (around instanceof TypeElement) {
            around = around.getEnclosingElement();
        }
        return !(around instanceof PackageElement);
    }

    private static String packageOf(TypeElement type) {
        Element around = topLevel(type).getEnclosingElement();
        return around instanceof PackageElement named ? named.getQualifiedName().toString() : "";
    }

    private static String facadeName(TypeElement type, AnnotationMirror annotation) {
        String given = annotation.getElementValues().entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals("name"))
                .map(entry -> String.valueOf(entry.getValue().getValue()))
                .findFirst()
                .orElse("");
        if (!given.isEmpty()) {
            return given;
        }
        StringBuilder name = new StringBuilder(type.getSimpleName()).append("Log");
        for (Element outer = type.getEnclosingElement();
                outer instanceof TypeElement;
                outer = outer.getEnclosingElement()) {
            name.insert(0, outer.getSimpleName() + "_");
        }
        return name.toString();
    }
}
