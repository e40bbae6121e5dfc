package dev.whence.processor.weave;

import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * One argument of a call.
 *
 * @param type the primitive inside its box, an array for arguments that stay in theirs, or Object
 * @param boxes the calls that box it, which weaving removes
 * @param stored where its value goes into the array of arguments, or where it is passed
 */
record Operand(Type type, Set<AbstractInsnNode> boxes, int stored) {

    static Operand reference(int stored) {
        return new Operand(Contract.OBJECT_TYPE, Set.of(), stored);
    }

    /** Whether a value on the stack is this argument in its box. */
    boolean isBoxed(Value value) {
        return !boxes.isEmpty() && boxes.containsAll(value.producers());
    }
}
