package dev.whence.processor;

import java.io.IOException;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.ModuleElement;
import org.jspecify.annotations.Nullable;

/** Names for the Filer: {@code module/package}, which it demands in a compilation of many modules and else refuses. */
final class ModulePrefix {

    /** Opens a file of the Filer's. */
    @FunctionalInterface
    interface Opening<T> {
        T open(String name) throws IOException;
    }

    private ModulePrefix() {}

    /** Opens {@code name} with the module in front, and without it if that is refused. */
    static <T> T tryWith(@Nullable ModuleElement module, String name, Opening<T> opening) throws IOException {
        if (module == null || module.isUnnamed()) {
            return opening.open(name);
        }
        try {
            return opening.open(module.getQualifiedName() + "/" + name);
        } catch (FilerException e) {
            return opening.open(name);
        }
    }
}
