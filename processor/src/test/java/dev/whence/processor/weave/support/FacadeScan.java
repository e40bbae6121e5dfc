package dev.whence.processor.weave.support;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.whence.processor.model.Argument;
import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.Facade;
import dev.whence.processor.model.Lines;
import dev.whence.processor.model.LogLevel;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Stands in for the front end: describes the calls of {@code <Class>Log} in the source of one top level class. Names of
 * local and anonymous classes are unknown to it, and so are constants as formats.
 */
public final class FacadeScan extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String facade;
    private final LogLevel least;
    private final List<CallSite> sites = new ArrayList<>();

    private FacadeScan(CompilationUnitTree unit, SourcePositions positions, String facade, LogLevel least) {
        this.unit = unit;
        this.positions = positions;
        this.facade = facade;
        this.least = least;
    }

    /**
     * @param className binary, of a top level class
     * @param least calls below are left out
     */
    public static Facade scan(String className, String source, LogLevel least) {
        String packageName = className.contains(".") ? className.substring(0, className.lastIndexOf('.')) : "";
        String name = className.substring(className.lastIndexOf('.') + 1) + "Log";
        String file = className.replace('.', '/') + ".java";
        JavaFileObject input = new SimpleJavaFileObject(URI.create("string:///" + file), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        try {
            JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(input));
            CompilationUnitTree unit = task.parse().iterator().next();
            FacadeScan scan = new FacadeScan(unit, Trees.instance(task).getSourcePositions(), name, least);
            scan.scan(unit, null);
            return new Facade(packageName, name, className, file, scan.sites);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        if (call.getMethodSelect() instanceof MemberSelectTree select
                && select.getExpression().toString().equals(facade)) {
            String method = select.getIdentifier().toString();
            boolean log = method.equals("log");
            if (log || LogLevel.ofMethod(method).isPresent()) {
                Optional<LogLevel> level =
                        log ? constantLevel(call.getArguments().get(0)) : LogLevel.ofMethod(method);
                if (level.isEmpty() || level.get().compareTo(least) >= 0) {
                    sites.add(site(call, select, level, log ? 1 : 0));
                }
            }
        }
        return super.visitMethodInvocation(call, unused);
    }

    private static Optional<LogLevel> constantLevel(ExpressionTree level) {
        return Arrays.stream(LogLevel.values())
                .filter(known -> level.toString().equals("Level." + known.name()))
                .findFirst();
    }

    private CallSite site(
            MethodInvocationTree call, MemberSelectTree select, Optional<LogLevel> level, int formatIndex) {
        List<Argument> arguments = call.getArguments().stream()
                .skip(formatIndex + 1)
                .map(argument -> new Argument(argument.toString(), ""))
                .toList();
        Lines lines = new Lines(
                line(positions.getStartPosition(unit, call)),
                line(positions.getEndPosition(unit, select)),
                line(positions.getEndPosition(unit, call)));
        Deque<String> classes = new ArrayDeque<>();
        String method = enclosing(classes);
        return new CallSite(
                sites.size() + 1,
                className(classes),
                method,
                lines,
                level.orElse(null),
                constant(call.getArguments().get(formatIndex)).orElse(null),
                arguments);
    }

    private int line(long position) {
        return (int) unit.getLineMap().getLineNumber(position);
    }

    /** The method of the innermost class; collects the names of the classes around, the innermost last. */
    private String enclosing(Deque<String> classes) {
        String method = null;
        Tree inner = null;
        for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
            Tree tree = path.getLeaf();
            if (tree instanceof ClassTree type) {
                method = method == null ? initialiser(type, inner) : method;
                boolean local = path.getParentPath().getLeaf() instanceof NewClassTree
                        || path.getParentPath().getLeaf() instanceof BlockTree;
                classes.addFirst(local ? "?" : type.getSimpleName().toString());
            } else if (tree instanceof MethodTree declared && method == null) {
                method = declared.getName().toString();
            }
            inner = tree;
        }
        if (method == null) {
            throw new IllegalStateException("a call outside of any class");
        }
        return method;
    }

    private static String initialiser(ClassTree type, Tree member) {
        boolean isStatic = member instanceof BlockTree block
                ? block.isStatic()
                : member instanceof VariableTree field
                        && (field.getModifiers().getFlags().contains(Modifier.STATIC)
                                || type.getKind() == Tree.Kind.INTERFACE
                                || isEnumConstant(type, field));
        return isStatic ? "<clinit>" : "<init>";
    }

    private static boolean isEnumConstant(ClassTree type, VariableTree field) {
        return type.getKind() == Tree.Kind.ENUM
                && field.getType() != null
                && field.getType().toString().equals(type.getSimpleName().toString());
    }

    private String className(Deque<String> classes) {
        String name = String.join("$", classes);
        return unit.getPackageName() == null ? name : unit.getPackageName() + "." + name;
    }

    private static Optional<String> constant(ExpressionTree tree) {
        if (tree instanceof LiteralTree literal && literal.getValue() instanceof String text) {
            return Optional.of(text);
        }
        if (tree instanceof BinaryTree sum && tree.getKind() == Tree.Kind.PLUS) {
            Optional<String> left = constant(sum.getLeftOperand());
            Optional<String> right = constant(sum.getRightOperand());
            return left.isPresent() && right.isPresent() ? Optional.of(left.get() + right.get()) : Optional.empty();
        }
        return Optional.empty();
    }
}
