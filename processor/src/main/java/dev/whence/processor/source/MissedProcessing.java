package dev.whence.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import dev.whence.processor.diagnostic.Id;
import dev.whence.processor.diagnostic.Policy;
import dev.whence.processor.diagnostic.Report;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Warns once if javac compiles an annotated class without having run any processor, and nobody brought its facade. */
public final class MissedProcessing implements TaskListener {
    private static final String MESSAGE =
            "annotation processors did not run, so there are no log methods: since JDK 23 javac does"
                    + " not look for processors on the class path; put the processor on -processorpath,"
                    + " or add -proc:full";

    private final JavacTask task;
    private final Set<String> sources = new HashSet<>();
    private boolean processed;
    private boolean told;

    public MissedProcessing(JavacTask task) {
        this.task = task;
    }

    @Override
    public void finished(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.PARSE) {
            CompilationUnitTree unit = event.getCompilationUnit();
            String folder = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
            for (Tree type : unit.getTypeDecls()) {
                if (type instanceof ClassTree named) {
                    sources.add(folder + named.getSimpleName());
                }
            }
        }
    }

    @Override
    public void started(TaskEvent event) {
        switch (event.getKind()) {
            case ANNOTATION_PROCESSING -> processed = true;
            case ANALYZE -> look(event);
            default -> {}
        }
    }

    private void look(TaskEvent event) {
        TypeElement type = event.getTypeElement();
        if (processed || told || type == null) {
            return;
        }
        Optional<LoggedType> logged = firstLogged(type);
        // Builds that generate sources first and compile later have the facade among their sources.
        if (logged.isPresent() && !sources.contains(logged.get().facadeQualifiedName())) {
            told = true;
            Trees trees = Trees.instance(task);
            Tree declaration = trees.getTree(logged.get().element());
            Report report = new Report(new Policy(Policy.Checks.DEFAULT, false));
            report.add(Id.PROCESSOR, new TreePosition(trees, declaration, event.getCompilationUnit()), MESSAGE);
            report.print();
        }
    }

    private static Optional<LoggedType> firstLogged(Element type) {
        Optional<LoggedType> own = type instanceof TypeElement named ? LoggedType.of(named) : Optional.empty();
        return own.or(() -> ElementFilter.typesIn(type.getEnclosedElements()).stream()
                .flatMap(member -> firstLogged(member).stream())
                .findFirst());
    }
}
