package dev.whence.processor.source;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.whence.processor.model.Effect;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Lists the assignments and calls in an argument. What lambdas and classes in it do is done by whoever calls them. */
final class EffectScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Trees trees;
    private final Types types;
    private final List<Effect> effects = new ArrayList<>();

    private EffectScanner(Trees trees, Types types) {
        this.trees = trees;
        this.types = types;
    }

    static List<Effect> effects(Trees trees, Types types, TreePath argument) {
        EffectScanner scanner = new EffectScanner(trees, types);
        scanner.scan(argument, null);
        return scanner.effects;
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void unused) {
        add(assignment, null, false);
        return super.visitAssignment(assignment, null);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree assignment, @Nullable Void unused) {
        add(assignment, null, false);
        return super.visitCompoundAssignment(assignment, null);
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree unary, @Nullable Void unused) {
        switch (unary.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> add(unary, null, false);
            default -> {}
        }
        return super.visitUnary(unary, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
        boolean fluent = trees.getElement(getCurrentPath()) instanceof ExecutableElement method
                && method.getEnclosingElement() instanceof TypeElement owner
                && types.isSameType(types.erasure(method.getReturnType()), types.erasure(owner.asType()));
        add(call, FacadeCalls.methodName(call), fluent);
        return super.visitMethodInvocation(call, null);
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, @Nullable Void unused) {
        return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
        return null;
    }

    private void add(Tree tree, @Nullable String method, boolean fluent) {
        effects.add(new Effect(
                tree.toString(),
                method,
                fluent,
                new TreePosition(trees, tree, getCurrentPath().getCompilationUnit())));
    }
}
