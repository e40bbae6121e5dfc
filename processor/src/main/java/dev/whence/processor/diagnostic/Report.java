package dev.whence.processor.diagnostic;

import dev.whence.processor.model.Position;
import java.util.ArrayList;
import java.util.List;

/** Collects what is found in one step over one class, as far as the policy lets it be heard. */
public final class Report {
    private final Policy policy;
    private final List<Finding> findings = new ArrayList<>();

    public Report(Policy policy) {
        this.policy = policy;
    }

    public void add(Id id, Position position, String message) {
        add(id, position, false, message);
    }

    /** @param suppressed whether the user suppressed warnings at this place */
    public void add(Id id, Position position, boolean suppressed, String message) {
        policy.severity(id, suppressed)
                .ifPresent(severity -> findings.add(new Finding(id, severity, position, message)));
    }

    /** What has been found, in the order of finding. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Tells the user everything. */
    public void print() {
        findings.forEach(Finding::print);
    }
}
