package dev.whence.processor;

import dev.whence.processor.diagnostic.Id;
import dev.whence.processor.diagnostic.Report;
import dev.whence.processor.model.Facade;
import dev.whence.processor.model.FacadeUse;
import dev.whence.processor.model.FormatText;
import dev.whence.processor.model.LogCall;
import dev.whence.processor.model.Position;
import java.io.IOException;
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
        ClassWeaver.Outcome outcome = weaver.weave(file.read(), facade, options.level());
        ClassWeaver.Code code = outcome.code();
        if (code != null) {
            file.write(code.bytes());
        }
        Report report = new Report(options.policy());
        outcome.left().forEach(left -> reportLeft(left, facade, report));
        outcome.eager().forEach(line -> reportEager(line, facade, report));
        report.print();
    }

    private void reportLeft(ClassWeaver.Left left, Facade facade, Report report) {
        String message = "the call is not woven, which is slower: " + left.reason();
        Optional<FacadeUse> use = facades.call(facade, left.line());
        if (use.isEmpty()) {
            report.add(Id.UNWOVEN, nowhere, at(facade, left.line()) + message);
        } else if (!isKnownFromFormat(use.get())) {
            report.add(Id.UNWOVEN, use.get().position(), use.get().suppressed(), message);
        }
    }

    private void reportEager(int line, Facade facade, Report report) {
        String message = "the arguments of this call are evaluated even while the level is off";
        Optional<FacadeUse> use = facades.call(facade, line);
        if (use.isEmpty()) {
            report.add(Id.EAGER, nowhere, at(facade, line) + message);
        } else if (!isKnownFromArguments(use.get())) {
            report.add(Id.EAGER, use.get().position(), use.get().suppressed(), message);
        }
    }

    /** Whether the checks have told the user already that this call is not woven. */
    private static boolean isKnownFromFormat(FacadeUse use) {
        LogCall call = use.call();
        return call != null && call.format().kind() != FormatText.Kind.CONSTANT;
    }

    /** Whether the checks have told the user already what in the arguments is always evaluated. */
    private static boolean isKnownFromArguments(FacadeUse use) {
        LogCall call = use.call();
        return call != null
                && call.arguments().stream()
                        .flatMap(argument -> argument.effects().stream())
                        .anyMatch(effect -> effect.method() == null);
    }

    private static String at(Facade facade, int line) {
        return line == 0 ? facade.file() + ": " : facade.file() + ":" + line + ": ";
    }
}
