package dev.whence.processor.weave;

import dev.whence.processor.model.LogLevel;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;

/**
 * The instructions of one call, from the one that loads its format (or its level, if that is a constant) to the call.
 * Nothing jumps into them or out of them, and nothing inside touches what stands on the stack below.
 *
 * @param constantLevel loads the level in {@code log(Level.INFO, …)}
 * @param level null where it is known only when the call is reached
 */
record Region(
        MethodCode code,
        FacadeCall call,
        int start,
        int end,
        @Nullable FieldInsnNode constantLevel,
        @Nullable LogLevel level,
        LdcInsnNode format,
        Operands operands) {

    AbstractInsnNode first() {
        return code.at(start);
    }

    String formatText() {
        return (String) format.cst;
    }

    /** How many values stand on the stack in front of the region; a level that is no constant is one of them. */
    int height() {
        return code.stackSize(start);
    }

    /** How many of the call's operands stand on the stack in front of the region already. */
    int operandsBefore() {
        return level == null ? 1 : 0;
    }

    boolean contains(Region other) {
        return start < other.start && other.end < end;
    }

    boolean storesNothing() {
        return storedSlots().isEmpty();
    }

    /** The local slots that are written inside. */
    BitSet storedSlots() {
        BitSet slots = new BitSet();
        for (int i = start; i < end; i++) {
            int slot = Instructions.storedSlot(code.at(i));
            if (slot >= 0) {
                slots.set(slot, slot + (Instructions.storesTwoSlots(code.at(i)) ? 2 : 1));
            }
        }
        return slots;
    }
}
