package dev.whence.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import dev.whence.processor.model.Position;
import dev.whence.processor.model.Severity;

/** A tree, where javac itself would put the caret. */
record TreePosition(Trees trees, Tree tree, CompilationUnitTree unit) implements Position {

    @Override
    public void print(Severity severity, String message) {
        trees.printMessage(Kinds.of(severity), message, tree, unit);
    }
}
