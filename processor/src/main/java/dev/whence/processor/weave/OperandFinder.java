package dev.whence.processor.weave;

import dev.whence.processor.model.RuntimeNames;
import dev.whence.processor.weave.Operands.FlatArray;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Looks through the boxes and the array that javac puts around the arguments of a call. */
final class OperandFinder {
    /** A method takes 255 slots; the helper's level is one of them. */
    private static final int MOST_SLOTS = 254;

    private final MethodCode code;
    private final int start;
    private final int end;

    /**
     * @param start where the call's instructions start
     * @param end where the call itself stands
     */
    OperandFinder(MethodCode code, int start, int end) {
        this.code = code;
        this.start = start;
        this.end = end;
    }

    Operands find(FacadeCall call) {
        if (call.array()) {
            Operands flat = flatten();
            return flat != null ? flat : passed(1);
        }
        List<Operand> operands = new ArrayList<>();
        for (int i = call.fixed() - 1; i >= 0; i--) {
            operands.add(operand(code.fromTop(end, i), end));
        }
        return new Operands(operands, null, operands.size());
    }

    private Operands passed(int count) {
        return new Operands(List.of(new Operand(Contract.ARRAY_TYPE, Set.of(), end)), null, count);
    }

    /** Takes off the box if all ways to the value box the same type and nobody else uses the box. */
    private Operand operand(Value value, int stored) {
        AbstractInsnNode user = code.at(stored);
        Type type = null;
        for (AbstractInsnNode producer : value.producers()) {
            if (!Boxing.isBox(producer)
                    || code.position(producer) < start
                    || !code.users(producer).equals(Set.of(user))) {
                return Operand.reference(stored);
            }
            Type unboxed = Boxing.unboxed(producer);
            if (type != null && !type.equals(unboxed)) {
                return Operand.reference(stored);
            }
            type = unboxed;
        }
        return type == null ? Operand.reference(stored) : new Operand(type, Set.copyOf(value.producers()), stored);
    }

    /** The elements of an array that is made for the call alone, or null if it is not of that form. */
    private @Nullable Operands flatten() {
        AbstractInsnNode creation = code.fromTop(end, 0).onlyProducer();
        if (!(creation instanceof TypeInsnNode made)
                || made.getOpcode() != Opcodes.ANEWARRAY
                || !made.desc.equals(RuntimeNames.OBJECT)
                || code.position(creation) < start) {
            return null;
        }
        AbstractInsnNode count = Instructions.previousReal(creation);
        Integer length = Instructions.intConstant(count);
        if (count == null || length == null) {
            return null;
        }
        Set<AbstractInsnNode> all = new LinkedHashSet<>(List.of(count, creation));
        Set<AbstractInsnNode> indexes = new HashSet<>();
        List<Operand> operands = elements(creation, all, indexes);
        if (operands == null || operands.size() != length) {
            return null;
        }
        if (slots(operands) > MOST_SLOTS) {
            return passed(length);
        }
        // A dup and a store for each element, and the call: whoever else sees the array needs it.
        boolean forCallAlone = code.users(creation).size() == 2 * length + 1;
        return forCallAlone ? new Operands(operands, new FlatArray(creation, indexes, all), length) : null;
    }

    /** The elements that are stored one after the other, each by {@code dup, index, value, aastore}. */
    private @Nullable List<Operand> elements(
            AbstractInsnNode creation, Set<AbstractInsnNode> all, Set<AbstractInsnNode> indexes) {
        List<Operand> operands = new ArrayList<>();
        int from = code.position(creation);
        for (int i = from + 1; i < end; i++) {
            if (code.at(i).getOpcode() != Opcodes.AASTORE
                    || !code.isReached(i)
                    || code.fromTop(i, 2).onlyProducer() != creation) {
                continue;
            }
            AbstractInsnNode index = code.fromTop(i, 1).onlyProducer();
            Integer number = Instructions.intConstant(index);
            AbstractInsnNode dup = index == null ? null : Instructions.previousReal(index);
            if (index == null
                    || number == null
                    || number != operands.size()
                    || dup == null
                    || dup.getOpcode() != Opcodes.DUP
                    || !code.users(creation).contains(dup)
                    || !code.isClosed(code.position(dup), i)) {
                return null;
            }
            indexes.add(index);
            all.addAll(List.of(dup, index, code.at(i)));
            operands.add(operand(code.fromTop(i, 0), i));
        }
        return operands;
    }

    private static int slots(List<Operand> operands) {
        return operands.stream().mapToInt(operand -> operand.type().getSize()).sum();
    }
}
