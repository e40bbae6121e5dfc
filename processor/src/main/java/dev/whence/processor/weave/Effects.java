package dev.whence.processor.weave;

import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;

/** Tells whether the arguments of a call assign something that the rest of the program may see. */
final class Effects {
    private Effects() {}

    /**
     * Whether the arguments are to be evaluated even when the level is off: they assign a field, an element of an array
     * that was not made among them, or a variable that is needed later. A pattern's variable or one that a switch
     * expression declares is not.
     */
    static boolean mustEvaluate(Region region, Liveness liveness) {
        BitSet stored = region.storedSlots();
        if (!stored.isEmpty() && stored.intersects(liveness.behind(region.start(), region.end()))) {
            return true;
        }
        for (int i = region.start(); i < region.end(); i++) {
            int opcode = region.code().at(i).getOpcode();
            boolean field = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
            boolean element = opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE;
            if (field || (element && !intoFreshArray(region.code(), i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean intoFreshArray(MethodCode code, int position) {
        if (!code.isReached(position)) {
            return true;
        }
        AbstractInsnNode array = code.fromTop(position, 2).onlyProducer();
        return array != null
                && (array.getOpcode() == Opcodes.NEWARRAY
                        || array.getOpcode() == Opcodes.ANEWARRAY
                        || array.getOpcode() == Opcodes.MULTIANEWARRAY);
    }
}
