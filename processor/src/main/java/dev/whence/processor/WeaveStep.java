package dev.whence.processor;

import dev.whence.processor.diagnostic.Id;
import dev.whence.processor.diagnostic.Report;
import dev.whence.processor.model.Facade;
import dev.whence.processor.model.FacadeUse;
import dev.whence.processor.model.LogCall;
import dev.whence.processor.model.Position;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** The third step, when javac has written a class file: read, weave, write back, and tell what stays unwoven. */
final class WeaveStep {
    private final Options options;
    private final Facades facades;
    private final ClassFiles files;
    private final ClassWeaver weaver;
    private final Position nowhere;

    /** @param nowhere points at no source, for calls of which only the class file is known */
    WeaveStep(Options options, Facades facades, ClassFiles files, ClassWeaver weaver, Position nowhere) {
        this.options = options;
        this.facades = facades;
        this.files = files;
        this.weaver = weaver;
        this.nowhere = nowhere;
    }

    /** @param source the file that declares the class */
    void run(TypeElement type, @Nullable JavaFileObject source) throws IOException {
        Optional<Facade> facade = facades.serving(type);
        if (facade.isPresent()) {
            weave(type, source, facade.get());
        }
    }

    private void weave(TypeElement type, @Nullable JavaFileObject source, Facade facade) throws IOException {
        ClassFiles.Location file = files.locate(type, source);
        byte[] written = file.read();
        ClassWeaver.Outcome outcome = weaver.weave(written, facade, options.level());
        ClassWeaver.Code code = outcome.code();
        if (code != null) {
            file.replace(written, code.bytes());
        }
        Report report = new Report(options.policy());
        outcome.left().forEach(left -> reportLeft(left, facade, report));
        outcome.eager().forEach(line -> reportEager(line, facade, report));
        report.print();
    }

    private void reportLeft(ClassWeaver.Left left, Facade facade, Report report) {
        report(
                Id.UNWOVEN,
                at(facade, left.place()),
                facades.calls(facade, left.place()),
                "the call is not woven, which is slower: " + left.reason(),
                report);
    }

    /** Silent where the checks have shown the very assignment. */
    private void reportEager(ClassWeaver.Place place, Facade facade, Report report) {
        List<FacadeUse> uses = facades.calls(facade, place);
        if (uses.stream().noneMatch(WeaveStep::showsAssignment)) {
            report(
                    Id.EAGER,
                    at(facade, place),
                    uses,
                    "the arguments of this call are evaluated even while the level is off",
                    report);
        }
    }

    /** Points at a log statement only if no other can be meant. */
    private void report(Id id, String place, List<FacadeUse> uses, String message, Report report) {
        if (uses.size() == 1) {
            FacadeUse use = uses.get(0);
            report.add(id, use.position(), use.suppressed(), message);
        } else {
            boolean suppressed = !uses.isEmpty() && uses.stream().allMatch(FacadeUse::suppressed);
            report.add(id, nowhere, suppressed, place + message);
        }
    }

    private static boolean showsAssignment(FacadeUse use) {
        LogCall call = use.call();
        return call != null
                && call.arguments().stream()
                        .flatMap(argument -> argument.effects().stream())
                        .anyMatch(effect -> effect.method() == null);
    }

    private static String at(Facade facade, ClassWeaver.Place place) {
        return place.line() == 0 ? facade.file() + ": " : facade.file() + ":" + place.line() + ": ";
    }
}
