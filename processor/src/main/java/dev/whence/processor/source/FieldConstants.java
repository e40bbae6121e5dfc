package dev.whence.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * Names of constant String fields of the same file, before the compiler knows any types. Where a name may mean
 * something else, because a local variable or an inherited field may hide it, it counts as unknown.
 */
final class FieldConstants implements Constants.Names {
    /** Constants that are made of constants: deeper than this only when they are made of each other. */
    private static final int DEEPEST = 50;

    private final TreePath place;
    private final int depth;

    private FieldConstants(TreePath place, int depth) {
        this.place = place;
        this.depth = depth;
    }

    /** The names as they read at {@code place}. */
    static FieldConstants at(TreePath place) {
        return new FieldConstants(place, 0);
    }

    @Override
    public @Nullable Object valueOf(ExpressionTree name) {
        if (depth > DEEPEST) {
            return null;
        }
        if (name instanceof IdentifierTree identifier) {
            return simple(identifier.getName());
        }
        return name instanceof MemberSelectTree select && select.getExpression() instanceof IdentifierTree owner
                ? ofClass(owner.getName(), select.getIdentifier())
                : null;
    }

    private @Nullable String simple(Name name) {
        TreePath member = place;
        for (TreePath at = place.getParentPath(); at != null; member = at, at = at.getParentPath()) {
            if (at.getLeaf() instanceof ClassTree around) {
                if (declaresLocal(member.getLeaf(), name)) {
                    return null;
                }
                Optional<VariableTree> field = field(around, name);
                if (field.isPresent()) {
                    return value(at, field.get());
                }
                if (around.getExtendsClause() != null
                        || !around.getImplementsClause().isEmpty()) {
                    return null;
                }
            }
        }
        return null;
    }

    private @Nullable String ofClass(Name className, Name name) {
        for (TreePath at = place; at != null; at = at.getParentPath()) {
            if (at.getLeaf() instanceof ClassTree around
                    && around.getSimpleName().equals(className)) {
                return value(at, field(around, name).orElse(null));
            }
            Optional<ClassTree> declared = declared(at.getLeaf(), className);
            if (declared.isPresent()) {
                TreePath owner = new TreePath(at, declared.get());
                return value(owner, field(declared.get(), name).orElse(null));
            }
        }
        return null;
    }

    /** The class of this name among those that a class or a file declares. */
    private static Optional<ClassTree> declared(Tree around, Name name) {
        List<? extends Tree> members = List.of();
        if (around instanceof ClassTree type) {
            members = type.getMembers();
        } else if (around instanceof CompilationUnitTree unit) {
            members = unit.getTypeDecls();
        }
        return members.stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(type -> type.getSimpleName().equals(name))
                .findFirst();
    }

    private @Nullable String value(TreePath owner, @Nullable VariableTree field) {
        if (field == null || field.getInitializer() == null || !isConstantString(owner, field)) {
            return null;
        }
        TreePath inside = new TreePath(new TreePath(owner, field), field.getInitializer());
        return new Constants(new FieldConstants(inside, depth + 1)).text(field.getInitializer());
    }

    private static Optional<VariableTree> field(ClassTree owner, Name name) {
        return owner.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> field.getName().equals(name))
                .findFirst();
    }

    private static boolean isConstantString(TreePath owner, VariableTree field) {
        Set<Modifier> flags = field.getModifiers().getFlags();
        boolean constant = owner.getLeaf().getKind() == Tree.Kind.INTERFACE
                || (flags.contains(Modifier.STATIC) && flags.contains(Modifier.FINAL));
        String type = String.valueOf(field.getType());
        return constant && (type.equals("String") || type.equals("java.lang.String"));
    }

    private static boolean declaresLocal(Tree member, Name name) {
        Boolean found = new TreeScanner<Boolean, Void>() {
            @Override
            public Boolean visitVariable(VariableTree variable, Void unused) {
                boolean here = variable != member && variable.getName().equals(name);
                return here || Boolean.TRUE.equals(super.visitVariable(variable, null));
            }

            @Override
            public Boolean reduce(Boolean one, Boolean other) {
                return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
            }
        }.scan(member, null);
        return Boolean.TRUE.equals(found);
    }
}
