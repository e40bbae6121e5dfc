package dev.whence.processor.weave;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Tells for each value on the stack which instructions made it, and for boxes and arrays which instructions use them.
 * Knows no types, so that no class has to be loaded.
 */
final class Producers extends SourceInterpreter {
    /** What is kept in variables, of one slot and of two. Where it came from is of no interest: merging is cheap. */
    private static final SourceValue[] VARIABLE = {new SourceValue(1), new SourceValue(2)};

    private final Map<AbstractInsnNode, Set<AbstractInsnNode>> users = new HashMap<>();

    Producers() {
        super(Opcodes.ASM9);
    }

    /** Who takes what a boxing call or an array creation made; a duplication counts. */
    Set<AbstractInsnNode> users(AbstractInsnNode producer) {
        return users.getOrDefault(producer, Set.of());
    }

    private void use(AbstractInsnNode user, SourceValue value) {
        for (AbstractInsnNode producer : value.insns) {
            if (producer.getOpcode() == Opcodes.ANEWARRAY || Boxing.isBox(producer)) {
                users.computeIfAbsent(producer, key -> new HashSet<>()).add(user);
            }
        }
    }

    /** A duplicated array is the same array: its elements are stored through the copies. */
    @Override
    public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
        use(insn, value);
        if (insn.getOpcode() == Opcodes.DUP) {
            return value;
        }
        boolean toVariable =
                Instructions.storedSlot(insn) >= 0 && !(Instructions.onlyProducer(value) instanceof LdcInsnNode);
        return toVariable ? VARIABLE[value.getSize() - 1] : super.copyOperation(insn, value);
    }

    @Override
    public SourceValue merge(SourceValue value1, SourceValue value2) {
        return value1.equals(value2) ? value1 : super.merge(value1, value2);
    }

    @Override
    public SourceValue unaryOperation(AbstractInsnNode insn, SourceValue value) {
        use(insn, value);
        return insn.getOpcode() == Opcodes.IINC ? VARIABLE[0] : super.unaryOperation(insn, value);
    }

    @Override
    public SourceValue binaryOperation(AbstractInsnNode insn, SourceValue value1, SourceValue value2) {
        use(insn, value1);
        use(insn, value2);
        return super.binaryOperation(insn, value1, value2);
    }

    @Override
    public SourceValue ternaryOperation(
            AbstractInsnNode insn, SourceValue value1, SourceValue value2, SourceValue value3) {
        use(insn, value1);
        use(insn, value2);
        use(insn, value3);
        return super.ternaryOperation(insn, value1, value2, value3);
    }

    @Override
    public SourceValue naryOperation(AbstractInsnNode insn, List<? extends SourceValue> values) {
        for (SourceValue value : values) {
            use(insn, value);
        }
        return super.naryOperation(insn, values);
    }

    @Override
    public void returnOperation(AbstractInsnNode insn, SourceValue value, SourceValue expected) {
        use(insn, value);
    }
}
