package dev.whence.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.whence.processor.model.Caller;
import dev.whence.processor.model.FacadeUse;
import dev.whence.processor.model.LogCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Finds all uses of facades in one top-level class whose types are known, whichever class they should serve. */
final class UseScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Trees trees;
    private final LogCallReader reader;
    private final Map<TypeElement, Boolean> facades = new HashMap<>();
    private final List<FacadeUse> uses = new ArrayList<>();

    UseScanner(Trees trees, LogCallReader reader) {
        this.trees = trees;
        this.reader = reader;
    }

    List<FacadeUse> uses(TreePath type) {
        scan(type, null);
        return uses;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
        String name = FacadeCalls.methodName(call);
        if (mayBeOfFacade(name) && trees.getElement(getCurrentPath()) instanceof ExecutableElement method) {
            TypeElement facade = facade(method);
            if (facade != null) {
                LogCall logCall = FacadeCalls.isLogMethod(name) ? reader.read(getCurrentPath(), method) : null;
                add(facade, false, call.getMethodSelect(), logCall);
            }
        }
        return super.visitMethodInvocation(call, null);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void unused) {
        if (mayBeOfFacade(reference.getName().toString())
                && trees.getElement(getCurrentPath()) instanceof ExecutableElement method) {
            TypeElement facade = facade(method);
            if (facade != null) {
                add(facade, true, reference, null);
            }
        }
        return super.visitMemberReference(reference, null);
    }

    /** Spares all other calls the question for their element. */
    private static boolean mayBeOfFacade(String method) {
        return FacadeCalls.isLogMethod(method) || (method.startsWith("is") && method.endsWith("nabled"));
    }

    /** The facade that has the method, null if it is a method of another class. */
    private @Nullable TypeElement facade(ExecutableElement method) {
        return method.getEnclosingElement() instanceof TypeElement owner
                        && facades.computeIfAbsent(owner, LoggedType::isFacade)
                ? owner
                : null;
    }

    private void add(TypeElement facade, boolean reference, Tree at, @Nullable LogCall call) {
        uses.add(new FacadeUse(
                facade.getQualifiedName().toString(),
                reference,
                caller(),
                new TreePosition(trees, at, getCurrentPath().getCompilationUnit()),
                isSuppressed(),
                call));
    }

    private Caller caller() {
        TreePath type = getCurrentPath();
        while (!(type.getLeaf() instanceof ClassTree)) {
            type = type.getParentPath();
        }
        Element element = trees.getElement(type);
        return new Caller(
                LoggedType.around(element).map(LoggedType::facadeQualifiedName).orElse(null),
                LoggedType.topLevel(element).getSimpleName().toString());
    }

    private boolean isSuppressed() {
        for (TreePath at = getCurrentPath(); at != null; at = at.getParentPath()) {
            if (isDeclaration(at.getLeaf()) && suppresses(trees.getElement(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean suppresses(@Nullable Element declared) {
        SuppressWarnings annotation = declared == null ? null : declared.getAnnotation(SuppressWarnings.class);
        return annotation != null && Arrays.stream(annotation.value()).anyMatch(UseScanner::namesTheseWarnings);
    }

    private static boolean isDeclaration(Tree tree) {
        return tree instanceof ClassTree || tree instanceof MethodTree || tree instanceof VariableTree;
    }

    private static boolean namesTheseWarnings(String warnings) {
        return warnings.equals("whence") || warnings.equals("all");
    }
}
