package dev.whence.processor.source;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads constant expressions off trees. Nothing is guessed: what it does not follow, it does not know. */
final class Constants {

    /** Knows what names stand for. */
    @FunctionalInterface
    interface Names {
        /** The constant's value, a String or a boxed primitive; null if the name is no constant. */
        @Nullable
        Object valueOf(ExpressionTree name);
    }

    private final Names names;

    Constants(Names names) {
        this.names = names;
    }

    /** The text of a constant String expression; null if it is not constant, or needs arithmetic to tell. */
    @Nullable
    String text(ExpressionTree expression) {
        return value(expression) instanceof String text ? text : null;
    }

    /** Whether the compiler folds the expression, as far as its parts show (JLS 15.29). */
    boolean isConstant(ExpressionTree expression) {
        return switch (expression.getKind()) {
            case IDENTIFIER, MEMBER_SELECT -> names.valueOf(expression) != null;
            case NULL_LITERAL, PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> false;
            default -> {
                List<ExpressionTree> parts = parts(expression);
                yield expression instanceof LiteralTree
                        || (!parts.isEmpty() && parts.stream().allMatch(this::isConstant));
            }
        };
    }

    /** Whether the expression puts a text together with {@code +}. */
    static boolean isConcatenation(ExpressionTree expression) {
        return expression instanceof ParenthesizedTree inner
                ? isConcatenation(inner.getExpression())
                : expression.getKind() == Tree.Kind.PLUS;
    }

    private @Nullable Object value(ExpressionTree expression) {
        if (expression instanceof LiteralTree literal) {
            return literal.getValue();
        }
        if (expression instanceof ParenthesizedTree inner) {
            return value(inner.getExpression());
        }
        if (expression instanceof BinaryTree binary) {
            return binary.getKind() == Tree.Kind.PLUS ? concatenation(binary) : null;
        }
        return switch (expression.getKind()) {
            case IDENTIFIER, MEMBER_SELECT -> names.valueOf(expression);
            default -> null;
        };
    }

    private @Nullable Object concatenation(BinaryTree binary) {
        Object left = value(binary.getLeftOperand());
        Object right = value(binary.getRightOperand());
        boolean text = left instanceof String || right instanceof String;
        return text && left != null && right != null ? String.valueOf(left) + right : null;
    }

    /** The operands of an operator that may stand in a constant expression; empty for everything else. */
    private static List<ExpressionTree> parts(ExpressionTree expression) {
        if (expression instanceof ParenthesizedTree inner) {
            return List.of(inner.getExpression());
        }
        if (expression instanceof BinaryTree binary) {
            return List.of(binary.getLeftOperand(), binary.getRightOperand());
        }
        if (expression instanceof UnaryTree unary) {
            return List.of(unary.getExpression());
        }
        if (expression instanceof ConditionalExpressionTree choice) {
            return List.of(choice.getCondition(), choice.getTrueExpression(), choice.getFalseExpression());
        }
        return expression instanceof TypeCastTree cast && isConstantType(cast.getType())
                ? List.of(cast.getExpression())
                : List.of();
    }

    /** A cast to any other type boxes the value, or makes it something that the compiler does not compute with. */
    private static boolean isConstantType(Tree type) {
        String name = type.toString();
        return type instanceof PrimitiveTypeTree || name.equals("String") || name.equals("java.lang.String");
    }
}
