package dev.whence.processor.source;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import dev.whence.processor.model.Format;
import org.jspecify.annotations.Nullable;

/** The names of arguments in structured output. */
final class Keys {
    private Keys() {}

    /** The key of argument {@code index}: the placeholder's name, else the argument's own; empty if it has none. */
    static String of(@Nullable Format format, int index, ExpressionTree argument) {
        String given = format == null ? "" : format.name(index);
        return given.isEmpty() ? own(argument) : given;
    }

    private static String own(ExpressionTree argument) {
        if (argument instanceof IdentifierTree name) {
            return name.getName().contentEquals("this") ? "" : name.getName().toString();
        }
        if (argument instanceof MemberSelectTree field) {
            return switch (field.getIdentifier().toString()) {
                case "class", "this" -> "";
                default -> field.getIdentifier().toString();
            };
        }
        if (argument instanceof MethodInvocationTree call && call.getArguments().isEmpty()) {
            return own(call.getMethodSelect());
        }
        return argument instanceof ParenthesizedTree inner ? own(inner.getExpression()) : "";
    }
}
