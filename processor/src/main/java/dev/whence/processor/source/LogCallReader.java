package dev.whence.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.whence.processor.model.FormatText;
import dev.whence.processor.model.LogCall;
import dev.whence.processor.model.LoggedValue;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads a log statement whose types are known. */
final class LogCallReader {
    private final Trees trees;
    private final Types types;
    private final TypeMirror throwable;
    private final SourceText source;

    LogCallReader(Trees trees, Elements elements, Types types, CompilationUnitTree unit) {
        this.trees = trees;
        this.types = types;
        this.throwable = elements.getTypeElement("java.lang.Throwable").asType();
        this.source = new SourceText(trees, unit);
    }

    /** Null for a statement that javac itself refuses: what is missing in it may be anything. */
    @Nullable
    LogCall read(TreePath path, ExecutableElement method) {
        MethodInvocationTree call = (MethodInvocationTree) path.getLeaf();
        if (call.getArguments().stream().anyMatch(argument -> isBroken(new TreePath(path, argument)))) {
            return null;
        }
        int formatIndex = FacadeCalls.formatIndex(method.getSimpleName().toString());
        List<? extends ExpressionTree> arguments = call.getArguments();
        List<LoggedValue> values = new ArrayList<>();
        for (ExpressionTree argument : arguments.subList(formatIndex + 1, arguments.size())) {
            values.add(value(new TreePath(path, argument)));
        }
        int line = source.line(source.parenthesis(source.end(call.getMethodSelect())));
        return new LogCall(
                line,
                format(new TreePath(path, arguments.get(formatIndex))),
                values,
                isSpread(path, method, formatIndex));
    }

    private boolean isBroken(TreePath path) {
        TypeMirror type = trees.getTypeMirror(path);
        return type == null || type.getKind() == TypeKind.ERROR;
    }

    private FormatText format(TreePath path) {
        ExpressionTree tree = (ExpressionTree) path.getLeaf();
        Constants constants = new Constants(name -> constantValue(path, name));
        FormatText.Kind kind = FormatText.Kind.OTHER;
        if (constants.isConstant(tree)) {
            kind = FormatText.Kind.CONSTANT;
        } else if (Constants.isConcatenation(tree)) {
            kind = FormatText.Kind.CONCATENATION;
        }
        return new FormatText(kind, constants.text(tree), position(path));
    }

    private @Nullable Object constantValue(TreePath format, ExpressionTree name) {
        return trees.getElement(new TreePath(format, name)) instanceof VariableElement variable
                ? variable.getConstantValue()
                : null;
    }

    private LoggedValue value(TreePath path) {
        TypeMirror type = trees.getTypeMirror(path);
        boolean isThrowable = type.getKind() != TypeKind.NULL && types.isAssignable(type, throwable);
        return new LoggedValue(isThrowable, EffectScanner.effects(trees, types, path), position(path));
    }

    /** Whether an array is passed as it is for all arguments; a null too is passed so, but counts as one argument. */
    private boolean isSpread(TreePath path, ExecutableElement method, int formatIndex) {
        List<? extends ExpressionTree> arguments = ((MethodInvocationTree) path.getLeaf()).getArguments();
        if (!method.isVarArgs() || arguments.size() != formatIndex + 2) {
            return false;
        }
        TypeMirror type = trees.getTypeMirror(new TreePath(path, arguments.get(formatIndex + 1)));
        return type.getKind() == TypeKind.ARRAY;
    }

    private TreePosition position(TreePath path) {
        return new TreePosition(trees, path.getLeaf(), path.getCompilationUnit());
    }
}
