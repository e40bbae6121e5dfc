package dev.whence.processor;

import dev.whence.processor.model.Facade;
import dev.whence.processor.model.FacadeUse;
import dev.whence.processor.model.LogCall;
import dev.whence.processor.source.LoggedType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** The facades of one compilation: what the first step makes and the later ones need. */
final class Facades {

    /** A class, told from one of the same name in another module. */
    private record Key(String module, String name) {}

    private final Elements elements;
    private final Map<Key, Facade> byAnnotated = new HashMap<>();
    private final Map<Key, String> annotatedByName = new HashMap<>();
    private final Map<String, List<FacadeUse>> calls = new HashMap<>();

    Facades(Elements elements) {
        this.elements = elements;
    }

    /** The annotated class whose facade has this name already. */
    Optional<String> ownerOf(LoggedType type) {
        return Optional.ofNullable(annotatedByName.get(key(type.element(), type.facadeQualifiedName())));
    }

    void add(LoggedType type, Facade facade) {
        byAnnotated.put(key(type.element(), binaryName(type.element())), facade);
        annotatedByName.put(
                key(type.element(), type.facadeQualifiedName()),
                type.element().getQualifiedName().toString());
    }

    /** The facade that serves {@code type}. */
    Optional<Facade> serving(TypeElement type) {
        return byAnnotated.isEmpty()
                ? Optional.empty()
                : LoggedType.around(type)
                        .map(LoggedType::element)
                        .map(annotated -> byAnnotated.get(key(annotated, binaryName(annotated))));
    }

    /** Remembers a log statement for the report about its class file. */
    void add(FacadeUse use) {
        calls.computeIfAbsent(use.facade(), unused -> new ArrayList<>()).add(use);
    }

    /** The log statements of this facade that may be meant. */
    List<FacadeUse> calls(Facade facade, ClassWeaver.Place place) {
        String name = facade.internalName().replace('/', '.');
        return calls.getOrDefault(name, List.of()).stream()
                .filter(use -> isAt(use.call(), place))
                .toList();
    }

    private static boolean isAt(@Nullable LogCall call, ClassWeaver.Place place) {
        return call != null
                && (place.line() == 0 || place.line() == call.line())
                && (place.format() == null
                        || place.format().equals(call.format().text()));
    }

    private String binaryName(TypeElement type) {
        return elements.getBinaryName(type).toString();
    }

    private Key key(Element element, String name) {
        ModuleElement module = elements.getModuleOf(element);
        return new Key(module == null ? "" : module.getQualifiedName().toString(), name);
    }
}
