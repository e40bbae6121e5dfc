package dev.whence.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that javac will give to the local and anonymous classes directly inside one class: {@code $1}, {@code
 * $1Local}. It numbers them in the order in which it looks at them, which is that of the source except within one
 * expression (arguments that are lambdas wait for the others): of several classes in one expression none has a name
 * here.
 */
final class LocalClasses {
    private final Map<Tree, String> names = new HashMap<>();
    private final Map<Tree, Tree> expressions = new HashMap<>();
    private final Set<Tree> crowded = new HashSet<>();

    LocalClasses(TreePath owner) {
        Map<String, Integer> numbers = new HashMap<>();
        Map<Tree, Tree> firstIn = new HashMap<>();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
                if (type == owner.getLeaf()) {
                    return super.visitClass(type, null);
                }
                if (!(getCurrentPath().getParentPath().getLeaf() instanceof ClassTree)) {
                    String simple = type.getSimpleName().toString();
                    names.put(type, "$" + numbers.merge(simple, 1, Integer::sum) + simple);
                    Tree expression = outermostExpression(getCurrentPath());
                    if (expression != null) {
                        expressions.put(type, expression);
                        if (firstIn.putIfAbsent(expression, type) != null) {
                            crowded.add(expression);
                        }
                    }
                }
                return null;
            }
        }.scan(owner, null);
    }

    /** What follows the name of the enclosing class; empty if it cannot be told. */
    Optional<String> suffix(ClassTree local) {
        Tree expression = expressions.get(local);
        boolean known = expression == null || !crowded.contains(expression);
        return known ? Optional.ofNullable(names.get(local)) : Optional.empty();
    }

    private static @Nullable Tree outermostExpression(TreePath local) {
        Tree outermost = null;
        for (TreePath at = local.getParentPath(); !(at.getLeaf() instanceof ClassTree); at = at.getParentPath()) {
            if (at.getLeaf() instanceof ExpressionTree expression) {
                outermost = expression;
            }
        }
        return outermost;
    }
}
