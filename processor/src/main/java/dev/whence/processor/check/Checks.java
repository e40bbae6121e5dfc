package dev.whence.processor.check;

import dev.whence.processor.diagnostic.Report;
import dev.whence.processor.model.FacadeUse;
import dev.whence.processor.model.LogCall;
import java.util.ArrayList;
import java.util.List;

/** All checks of one build, in the order in which they speak. */
public final class Checks {

    /** A check of any use of a facade. */
    @FunctionalInterface
    interface OfUse {
        void check(FacadeUse use, Found found);
    }

    /** A check of a log statement. */
    @FunctionalInterface
    interface OfCall {
        void check(LogCall call, Found found);
    }

    private final List<OfUse> ofUses = new ArrayList<>();
    private final List<OfCall> ofCalls = new ArrayList<>();

    /** @param weaving whether calls are woven in this build; some mistakes are none otherwise */
    public Checks(boolean weaving) {
        ofUses.add(new CallerCheck());
        ofCalls.add(new PlaceholderCheck());
        ofCalls.add(new ThrowableCheck());
        if (weaving) {
            ofUses.add(new ReferenceCheck());
            ofCalls.add(new FormatCheck());
            ofCalls.add(new EffectCheck());
        }
    }

    public void check(FacadeUse use, Report report) {
        Found found = (id, position, message) -> report.add(id, position, use.suppressed(), message);
        ofUses.forEach(check -> check.check(use, found));
        LogCall call = use.call();
        if (call != null) {
            ofCalls.forEach(check -> check.check(call, found));
        }
    }
}
