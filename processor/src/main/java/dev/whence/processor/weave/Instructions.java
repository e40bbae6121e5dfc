package dev.whence.processor.weave;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Questions to single instructions. */
final class Instructions {
    private Instructions() {}

    /** Whether it is one that the machine executes: no label, line or frame. */
    static boolean isReal(AbstractInsnNode insn) {
        return insn.getOpcode() >= 0;
    }

    static @Nullable AbstractInsnNode previousReal(AbstractInsnNode insn) {
        AbstractInsnNode before = insn.getPrevious();
        while (before != null && !isReal(before)) {
            before = before.getPrevious();
        }
        return before;
    }

    static @Nullable AbstractInsnNode nextReal(AbstractInsnNode insn) {
        AbstractInsnNode after = insn.getNext();
        while (after != null && !isReal(after)) {
            after = after.getNext();
        }
        return after;
    }

    /** The source line, or 0 if the class file does not tell. */
    static int line(AbstractInsnNode insn) {
        for (AbstractInsnNode at = insn; at != null; at = at.getPrevious()) {
            if (at instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }

    /** The int that an instruction pushes, or null if it is no int constant. */
    static @Nullable Integer intConstant(@Nullable AbstractInsnNode insn) {
        if (insn instanceof InsnNode && insn.getOpcode() >= Opcodes.ICONST_M1 && insn.getOpcode() <= Opcodes.ICONST_5) {
            return insn.getOpcode() - Opcodes.ICONST_0;
        }
        if (insn instanceof IntInsnNode push && insn.getOpcode() != Opcodes.NEWARRAY) {
            return push.operand;
        }
        return insn instanceof LdcInsnNode ldc && ldc.cst instanceof Integer number ? number : null;
    }

    static AbstractInsnNode push(int value) {
        if (value >= -1 && value <= 5) {
            return new InsnNode(Opcodes.ICONST_0 + value);
        }
        if (value == (byte) value) {
            return new IntInsnNode(Opcodes.BIPUSH, value);
        }
        return value == (short) value ? new IntInsnNode(Opcodes.SIPUSH, value) : new LdcInsnNode(value);
    }

    static List<LabelNode> jumpTargets(AbstractInsnNode insn) {
        if (insn instanceof JumpInsnNode jump) {
            return List.of(jump.label);
        }
        if (insn instanceof TableSwitchInsnNode table) {
            return with(table.labels, table.dflt);
        }
        if (insn instanceof LookupSwitchInsnNode lookup) {
            return with(lookup.labels, lookup.dflt);
        }
        return List.of();
    }

    private static List<LabelNode> with(List<LabelNode> labels, LabelNode more) {
        List<LabelNode> all = new ArrayList<>(labels);
        all.add(more);
        return all;
    }

    /** Whether the next instruction is never reached from this one. */
    static boolean endsFlow(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        return opcode == Opcodes.GOTO
                || opcode == Opcodes.TABLESWITCH
                || opcode == Opcodes.LOOKUPSWITCH
                || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN)
                || opcode == Opcodes.ATHROW;
    }

    /** The local slot an instruction writes, or -1. */
    static int storedSlot(AbstractInsnNode insn) {
        if (insn instanceof VarInsnNode store && isStore(insn)) {
            return store.var;
        }
        return insn instanceof IincInsnNode increment ? increment.var : -1;
    }

    /** The local slot an instruction reads, or -1. */
    static int loadedSlot(AbstractInsnNode insn) {
        if (insn instanceof VarInsnNode load && !isStore(insn)) {
            return load.var;
        }
        return insn instanceof IincInsnNode increment ? increment.var : -1;
    }

    private static boolean isStore(AbstractInsnNode insn) {
        return insn.getOpcode() >= Opcodes.ISTORE && insn.getOpcode() <= Opcodes.ASTORE;
    }

    /** Whether a store fills the slot behind its own as well. */
    static boolean storesTwoSlots(AbstractInsnNode insn) {
        return insn.getOpcode() == Opcodes.LSTORE || insn.getOpcode() == Opcodes.DSTORE;
    }
}
