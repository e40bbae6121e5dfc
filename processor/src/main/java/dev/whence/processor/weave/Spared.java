package dev.whence.processor.weave;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodNode;

/** The methods whose calls are not woven, because the class file would break its limits. Calls are still stripped. */
final class Spared {
    private final Set<String> methods = new HashSet<>();
    private boolean all;

    /** Returns false if the method was spared before. */
    boolean add(String name, String descriptor) {
        return !all && methods.add(name + descriptor);
    }

    /** Returns false if all were spared before. */
    boolean addAll() {
        boolean first = !all;
        all = true;
        return first;
    }

    @Nullable
    Reason reason(MethodNode method) {
        if (methods.contains(method.name + method.desc)) {
            return Reason.METHOD_TOO_LARGE;
        }
        return all ? Reason.CLASS_TOO_LARGE : null;
    }
}
