package dev.whence.processor.check;

import dev.whence.processor.diagnostic.Id;
import dev.whence.processor.model.Caller;
import dev.whence.processor.model.FacadeUse;

/** A facade serves one class: used in another it would give lines of the wrong logger, or no place at all. */
final class CallerCheck implements Checks.OfUse {

    @Override
    public void check(FacadeUse use, Found found) {
        Caller caller = use.caller();
        if (use.facade().equals(caller.facade())) {
            return;
        }
        String own = caller.facade();
        String advice = own == null
                ? "annotate %s with @Logged and use its own".formatted(caller.topLevel())
                : "use %s here".formatted(simpleName(own));
        found.add(Id.CALLER, use.position(), "%s serves another class: %s".formatted(simpleName(use.facade()), advice));
    }

    private static String simpleName(String qualifiedName) {
        return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    }
}
