package dev.whence.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The binary names of classes, before the compiler has given any to local and anonymous ones. */
final class BinaryNames {
    private final Trees trees;
    private final Elements elements;
    private final Map<ClassTree, LocalClasses> locals = new HashMap<>();

    BinaryNames(Trees trees, Elements elements) {
        this.trees = trees;
        this.elements = elements;
    }

    /** The binary name of a class; of the class around it, if that of a local or anonymous one cannot be told. */
    String of(TreePath type) {
        if (isMember(type)) {
            return elements.getBinaryName((TypeElement) trees.getElement(type)).toString();
        }
        TreePath owner = owner(type);
        LocalClasses siblings = locals.computeIfAbsent((ClassTree) owner.getLeaf(), unused -> new LocalClasses(owner));
        String around = of(owner);
        return siblings.suffix((ClassTree) type.getLeaf())
                .map(suffix -> around + suffix)
                .orElse(around);
    }

    /** Whether the class is top level, or a member of one that is a member. javac knows no others before it is asked. */
    private static boolean isMember(TreePath type) {
        TreePath around = type.getParentPath();
        return around.getLeaf() instanceof CompilationUnitTree
                || (around.getLeaf() instanceof ClassTree && isMember(around));
    }

    private static TreePath owner(TreePath type) {
        TreePath around = type.getParentPath();
        while (!(around.getLeaf() instanceof ClassTree)) {
            around = around.getParentPath();
        }
        return around;
    }
}
