package dev.whence.processor;

import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import dev.whence.processor.diagnostic.Id;
import dev.whence.processor.diagnostic.Report;
import dev.whence.processor.model.Position;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Runs the later steps at the moments that javac tells. The boundary for exceptions: one that reached javac would end
 * the build, though a class that is not woven is only slower.
 */
final class Steps implements TaskListener {
    private final Options options;
    private final CheckStep check;
    private final @Nullable WeaveStep weave;
    private final Position nowhere;

    /** @param weave null in a build that does not weave */
    Steps(Options options, CheckStep check, @Nullable WeaveStep weave, Position nowhere) {
        this.options = options;
        this.check = check;
        this.weave = weave;
        this.nowhere = nowhere;
    }

    @Override
    public void finished(TaskEvent event) {
        TypeElement type = event.getTypeElement();
        if (type == null) {
            return;
        }
        switch (event.getKind()) {
            case ANALYZE -> check(type);
            case GENERATE -> weave(type, event);
            default -> {}
        }
    }

    private void check(TypeElement type) {
        try {
            check.run(type);
        } catch (Throwable e) {
            report("log statements in %s are not checked: %s".formatted(type.getQualifiedName(), e));
        }
    }

    private void weave(TypeElement type, TaskEvent event) {
        WeaveStep step = weave;
        if (step == null) {
            return;
        }
        try {
            step.run(type, event.getSourceFile());
        } catch (Throwable e) {
            report("calls in %s are not woven, which is slower: %s".formatted(type, e));
        }
    }

    private void report(String message) {
        Report report = new Report(options.policy());
        report.add(Id.FAILURE, nowhere, message);
        report.print();
    }
}
