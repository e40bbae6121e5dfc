package dev.whence.processor.weave;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The operand stack at one point of a method. It is never changed: what is pushed stands in front of a stack that goes on
 * to exist, so that the stack at each instruction can be kept for the price of what it pushes.
 */
final class Stack {
    static final Stack EMPTY = new Stack();

    private final @Nullable Value top;
    private final @Nullable Stack below;
    private final int size;

    private Stack() {
        top = null;
        below = null;
        size = 0;
    }

    private Stack(Value top, Stack below) {
        this.top = top;
        this.below = below;
        this.size = below.size + 1;
    }

    /** How many values there are; a long is one. */
    int size() {
        return size;
    }

    Stack push(Value value) {
        return new Stack(value, this);
    }

    Value top() throws UnreadableMethodException {
        if (top == null) {
            throw new UnreadableMethodException("an instruction takes from an empty stack");
        }
        return top;
    }

    Stack pop() throws UnreadableMethodException {
        if (below == null) {
            throw new UnreadableMethodException("an instruction takes from an empty stack");
        }
        return below;
    }

    /** A value, 0 for the top. */
    Value fromTop(int depth) {
        Stack at = this;
        for (int i = 0; i < depth && at.below != null; i++) {
            at = at.below;
        }
        return Objects.requireNonNull(at.top, "below the stack");
    }

    /** The values from the bottom up. */
    List<Value> values() {
        List<Value> values = new ArrayList<>(size);
        for (Stack at = this; at.top != null && at.below != null; at = at.below) {
            values.add(at.top);
        }
        Collections.reverse(values);
        return values;
    }

    /** The types of the values from the bottom up. */
    List<Object> types() {
        List<Object> types = new ArrayList<>(size);
        for (Value value : values()) {
            types.add(value.type());
        }
        return types;
    }

    /** This stack with other types, from the bottom up. */
    Stack as(List<Object> types) throws UnreadableMethodException {
        if (types.size() != size) {
            throw new UnreadableMethodException("a frame names %d values of %d".formatted(types.size(), size));
        }
        return top == null || below == null
                ? this
                : on(below.as(types.subList(0, size - 1)), top.as(types.get(size - 1)));
    }

    /** The stack where two ways meet. */
    Stack orFrom(Stack other) throws UnreadableMethodException {
        if (other == this) {
            return this;
        }
        if (other.size != size) {
            throw new UnreadableMethodException("stacks of %d and %d values meet".formatted(size, other.size));
        }
        return top == null || below == null || other.top == null || other.below == null
                ? this
                : on(below.orFrom(other.below), top.orFrom(other.top));
    }

    /** Whether all values come from where those of another stack come from. */
    boolean comesFrom(Stack other) throws UnreadableMethodException {
        return orFrom(other) == this;
    }

    Stack map(UnaryOperator<Value> change) {
        return top == null || below == null ? this : on(below.map(change), change.apply(top));
    }

    /** Shares what stays the same: where nothing has changed, the answer is this very stack. */
    @SuppressWarnings("ReferenceEquality")
    private Stack on(Stack newBelow, Value newTop) {
        return newBelow == below && newTop == top ? this : new Stack(newTop, newBelow);
    }
}
