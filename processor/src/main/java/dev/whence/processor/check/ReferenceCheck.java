package dev.whence.processor.check;

import dev.whence.processor.diagnostic.Id;
import dev.whence.processor.model.FacadeUse;

/** A method reference is not a call: there is no place that could be woven. */
final class ReferenceCheck implements Checks.OfUse {

    @Override
    public void check(FacadeUse use, Found found) {
        if (use.reference()) {
            found.add(
                    Id.REFERENCE,
                    use.position(),
                    "calls through a method reference are not woven: write a lambda that calls it");
        }
    }
}
