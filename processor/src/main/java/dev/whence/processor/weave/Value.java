package dev.whence.processor.weave;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * A value on the operand stack.
 *
 * @param type as a stack map frame names it
 * @param producers the instructions it may come from, one for each way there; none if they are not known
 */
record Value(Object type, Set<AbstractInsnNode> producers) {

    static Value of(Object type, AbstractInsnNode producer) {
        return new Value(type, Set.of(producer));
    }

    /** A value of which only the type is known. */
    static Value unknown(Object type) {
        return new Value(type, Set.of());
    }

    /** The one instruction it comes from, or null if there are several. */
    @Nullable
    AbstractInsnNode onlyProducer() {
        return producers.size() == 1 ? producers.iterator().next() : null;
    }

    /** Whether it takes two places on the stack, as a long does. */
    boolean isWide() {
        return VerificationTypes.isWide(type);
    }

    Value as(Object other) {
        return type.equals(other) ? this : new Value(other, producers);
    }

    /** The value where two ways meet; its type is told by the frame there. */
    Value orFrom(Value other) {
        if (producers.isEmpty() || producers.equals(other.producers)) {
            return this;
        }
        if (other.producers.isEmpty()) {
            return unknown(type);
        }
        Set<AbstractInsnNode> either = new HashSet<>(producers);
        either.addAll(other.producers);
        return new Value(type, either);
    }
}
