package dev.whence.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import dev.whence.processor.model.LogLevel;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells calls of one facade from all others by their names: in the processing round nothing else is known. */
final class FacadeCalls {
    /** The method that takes its level as an argument. */
    static final String LOG = "log";

    private static final String LEVEL = "dev.whence.Level";

    private final String simpleName;
    private final String qualifiedName;
    private final Set<String> staticImports = new HashSet<>();

    FacadeCalls(LoggedType type, CompilationUnitTree unit) {
        this.simpleName = type.facadeName();
        this.qualifiedName = type.facadeQualifiedName();
        for (ImportTree one : unit.getImports()) {
            if (one.isStatic()) {
                staticImports.add(one.getQualifiedIdentifier().toString());
            }
        }
    }

    /** Whether the call is a log statement of this facade. */
    boolean isLogCall(MethodInvocationTree call) {
        if (call.getMethodSelect() instanceof MemberSelectTree select) {
            return isLogMethod(call, select.getIdentifier().toString()) && isFacade(select.getExpression());
        }
        return call.getMethodSelect() instanceof IdentifierTree name
                && isImported(qualifiedName, name.getName().toString())
                && isLogMethod(call, name.getName().toString());
    }

    /** The last question to a call, since javac prints the whole expression for it. */
    private boolean isFacade(ExpressionTree owner) {
        String text = owner.toString();
        return text.equals(simpleName) || text.equals(qualifiedName);
    }

    /** The level of a log statement, as far as the source names it. */
    Optional<LogLevel> level(MethodInvocationTree call) {
        String method = methodName(call);
        if (!method.equals(LOG)) {
            return LogLevel.ofMethod(method);
        }
        ExpressionTree level = call.getArguments().get(0);
        if (level instanceof MemberSelectTree select) {
            String owner = select.getExpression().toString();
            boolean known = owner.equals("Level") || owner.equals(LEVEL);
            return known ? constant(select.getIdentifier().toString()) : Optional.empty();
        }
        return level instanceof IdentifierTree name
                        && isImported(LEVEL, name.getName().toString())
                ? constant(name.getName().toString())
                : Optional.empty();
    }

    /** Where the format stands among the arguments of a log statement. */
    static int formatIndex(String method) {
        return method.equals(LOG) ? 1 : 0;
    }

    /** The name of the called method. */
    static String methodName(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree select
                ? select.getIdentifier().toString()
                : call.getMethodSelect().toString();
    }

    /** Whether methods of this name take a format. */
    static boolean isLogMethod(String method) {
        return method.equals(LOG) || LogLevel.ofMethod(method).isPresent();
    }

    private static boolean isLogMethod(MethodInvocationTree call, String method) {
        return isLogMethod(method) && call.getArguments().size() > formatIndex(method);
    }

    private boolean isImported(String owner, String member) {
        return staticImports.contains(owner + "." + member) || staticImports.contains(owner + ".*");
    }

    private static Optional<LogLevel> constant(String name) {
        for (LogLevel level : LogLevel.values()) {
            if (level.name().equals(name)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
