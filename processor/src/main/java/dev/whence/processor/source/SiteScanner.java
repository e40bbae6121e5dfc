package dev.whence.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.whence.processor.model.Argument;
import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.Format;
import dev.whence.processor.model.Lines;
import dev.whence.processor.model.LogLevel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds the log statements of one annotated class, in the processing round: names and texts, no types. */
final class SiteScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

    /** A log statement, and where it begins. */
    private record Found(int start, TreePath path) {}

    private final Trees trees;
    private final TreePath annotated;
    private final SourceText source;
    private final FacadeCalls calls;
    private final BinaryNames names;
    private final List<Found> found = new ArrayList<>();

    SiteScanner(Trees trees, Elements elements, LoggedType type) {
        this.trees = trees;
        this.annotated = trees.getPath(type.element());
        this.source = new SourceText(trees, annotated.getCompilationUnit());
        this.calls = new FacadeCalls(type, annotated.getCompilationUnit());
        this.names = new BinaryNames(trees, elements);
    }

    /** The calls from {@code least} on, numbered in source order. */
    List<CallSite> sites(LogLevel least) {
        scan(annotated, null);
        found.sort(Comparator.comparingInt(Found::start));
        List<CallSite> sites = new ArrayList<>();
        for (Found one : found) {
            LogLevel level =
                    calls.level((MethodInvocationTree) one.path().getLeaf()).orElse(null);
            if (level == null || level.compareTo(least) >= 0) {
                sites.add(site(sites.size() + 1, level, one.path()));
            }
        }
        return sites;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
        return type == annotated.getLeaf() || !hasOwnFacade() ? super.visitClass(type, null) : null;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
        if (calls.isLogCall(call)) {
            found.add(new Found(source.end(call.getMethodSelect()), getCurrentPath()));
        }
        return super.visitMethodInvocation(call, null);
    }

    /** Whether the member class at the current path is annotated itself. Asking about a local class attributes it. */
    private boolean hasOwnFacade() {
        for (TreePath around = getCurrentPath().getParentPath();
                around.getLeaf() != annotated.getLeaf();
                around = around.getParentPath()) {
            if (!(around.getLeaf() instanceof ClassTree)) {
                return false;
            }
        }
        return trees.getElement(getCurrentPath()) instanceof TypeElement element
                && LoggedType.of(element).isPresent();
    }

    private CallSite site(int number, @Nullable LogLevel level, TreePath path) {
        MethodInvocationTree call = (MethodInvocationTree) path.getLeaf();
        int formatIndex = FacadeCalls.formatIndex(FacadeCalls.methodName(call));
        ExpressionTree formatTree = call.getArguments().get(formatIndex);
        String format = new Constants(FieldConstants.at(new TreePath(path, formatTree))).text(formatTree);
        EnclosingMember member = EnclosingMember.of(path);
        return new CallSite(
                number,
                names.of(member.type()),
                member.name(),
                member.signature(),
                lines(call),
                level,
                format,
                arguments(
                        format,
                        call.getArguments()
                                .subList(formatIndex + 1, call.getArguments().size())));
    }

    /** javac gives a call the line of its parenthesis, whatever line its expression begins on. */
    private Lines lines(MethodInvocationTree call) {
        Tree name = call.getMethodSelect();
        return new Lines(
                source.line(source.start(call)),
                source.line(source.parenthesis(source.end(name))),
                source.line(source.end(call)));
    }

    private List<Argument> arguments(@Nullable String format, List<? extends ExpressionTree> values) {
        Format placeholders = format == null ? null : Format.parse(format);
        List<Argument> arguments = new ArrayList<>();
        for (ExpressionTree value : values) {
            arguments.add(new Argument(source.of(value), Keys.of(placeholders, arguments.size(), value)));
        }
        return arguments;
    }
}
