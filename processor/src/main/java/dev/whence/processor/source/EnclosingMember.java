package dev.whence.processor.source;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * The member of a class in which a tree stands: around a lambda the member around it.
 *
 * @param name as class files have it
 * @param signature as a reader knows it: {@code accepted(int, SocketAddress)}, {@code EchoServer(int)}
 * @param type the class, which may be local or anonymous
 */
record EnclosingMember(String name, String signature, TreePath type) {
    private static final String CONSTRUCTOR = "<init>";

    static EnclosingMember of(TreePath place) {
        TreePath member = place;
        TreePath type = place.getParentPath();
        while (!(type.getLeaf() instanceof ClassTree)) {
            member = type;
            type = type.getParentPath();
        }
        return of(member.getLeaf(), type);
    }

    private static EnclosingMember of(Tree member, TreePath type) {
        ClassTree owner = (ClassTree) type.getLeaf();
        if (member instanceof MethodTree method) {
            String name = method.getName().toString();
            String shown = name.equals(CONSTRUCTOR) ? owner.getSimpleName().toString() : name;
            return new EnclosingMember(name, shown + parameters(method), type);
        }
        return isStatic(member, owner)
                ? new EnclosingMember("<clinit>", "static initializer", type)
                : new EnclosingMember(CONSTRUCTOR, "initializer", type);
    }

    private static String parameters(MethodTree method) {
        return method.getParameters().stream()
                .map(parameter -> String.valueOf(parameter.getType()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static boolean isStatic(Tree member, ClassTree owner) {
        if (member instanceof BlockTree block) {
            return block.isStatic();
        }
        boolean ofInterface = owner.getKind() == Tree.Kind.INTERFACE || owner.getKind() == Tree.Kind.ANNOTATION_TYPE;
        return ofInterface
                || (member instanceof VariableTree field
                        && field.getModifiers().getFlags().contains(Modifier.STATIC));
    }
}
