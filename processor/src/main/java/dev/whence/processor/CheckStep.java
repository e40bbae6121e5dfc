package dev.whence.processor;

import dev.whence.processor.check.Checks;
import dev.whence.processor.diagnostic.Report;
import dev.whence.processor.model.FacadeUse;
import dev.whence.processor.source.Sources;
import javax.lang.model.element.TypeElement;

/** The second step, when javac knows the types of a top-level class: its uses of facades, to what is wrong with them. */
final class CheckStep {
    private final Options options;
    private final Sources sources;
    private final Facades facades;
    private final Checks checks;

    CheckStep(Options options, Sources sources, Facades facades) {
        this.options = options;
        this.sources = sources;
        this.facades = facades;
        this.checks = new Checks(options.weave());
    }

    void run(TypeElement topLevel) {
        Report report = new Report(options.policy());
        for (FacadeUse use : sources.uses(topLevel)) {
            checks.check(use, report);
            if (options.weave()) {
                facades.add(use);
            }
        }
        report.print();
    }
}
