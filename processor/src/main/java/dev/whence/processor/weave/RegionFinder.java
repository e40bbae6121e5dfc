package dev.whence.processor.weave;

import dev.whence.processor.model.LogLevel;
import dev.whence.processor.model.RuntimeNames;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Finds the instructions that belong to a call. */
final class RegionFinder {
    /**
     * The answer: a region, or why there is none.
     *
     * @param region null if there is none
     * @param reason null if there is one
     */
    record Attempt(@Nullable Region region, @Nullable Reason reason) {}

    private final MethodCode code;

    RegionFinder(MethodCode code) {
        this.code = code;
    }

    Attempt find(FacadeCall call) {
        int end = code.position(call.insn());
        if (!code.isReached(end)) {
            return failure(Reason.METHOD_NOT_READABLE);
        }
        int aboveFormat = call.fixed() + (call.array() ? 1 : 0);
        Value loaded = code.fromTop(end, aboveFormat);
        if (!(loaded.onlyProducer() instanceof LdcInsnNode format) || !(format.cst instanceof String)) {
            return failure(isConstantInVariable(loaded) ? Reason.FORMAT_IN_VARIABLE : Reason.FORMAT_NOT_CONSTANT);
        }
        FieldInsnNode constant =
                call.methodLevel() == null ? constantLevel(code.fromTop(end, aboveFormat + 1), format) : null;
        LogLevel level = constant == null ? call.methodLevel() : LogLevel.valueOf(constant.name);
        int start = code.position(constant == null ? format : constant);
        return isRegion(start, end, call.operands() - (level == null ? 1 : 0))
                ? new Attempt(region(call, start, end, constant, level, format), null)
                : failure(Reason.NOT_CLOSED);
    }

    private static Attempt failure(Reason reason) {
        return new Attempt(null, reason);
    }

    /** The same call with its level taken from the stack: for a source that does not name the constant. */
    Region withLevelOnStack(Region region) {
        int start = code.position(region.format());
        return region(region.call(), start, region.end(), null, null, region.format());
    }

    private Region region(
            FacadeCall call,
            int start,
            int end,
            @Nullable FieldInsnNode constant,
            @Nullable LogLevel level,
            LdcInsnNode format) {
        Operands operands = new OperandFinder(code, start, end).find(call);
        return new Region(code, call, start, end, constant, level, format, operands);
    }

    /** The instruction that loads one of Level's constants directly in front of the format. */
    private static @Nullable FieldInsnNode constantLevel(Value level, LdcInsnNode format) {
        AbstractInsnNode producer = level.onlyProducer();
        return producer instanceof FieldInsnNode field
                        && field.getOpcode() == Opcodes.GETSTATIC
                        && field.owner.equals(RuntimeNames.LEVEL)
                        && Arrays.stream(LogLevel.values())
                                .anyMatch(known -> known.name().equals(field.name))
                        && Instructions.previousReal(format) == field
                ? field
                : null;
    }

    private boolean isRegion(int start, int end, int operands) {
        if (start >= end || !code.isReached(start) || !code.isClosed(start, end)) {
            return false;
        }
        int height = code.stackSize(start);
        for (int i = start + 1; i <= end; i++) {
            boolean deeper = !code.isReached(i) || code.stackSize(i) > height;
            boolean known = code.isReached(i) || Instructions.isReal(code.at(i));
            if (!deeper || !known) {
                return false;
            }
        }
        return code.stackSize(end) - operands == height;
    }

    /** Whether a string constant is on every way loaded from a variable that javac keeps the stack in. */
    private static boolean isConstantInVariable(Value format) {
        return !format.producers().isEmpty() && format.producers().stream().allMatch(RegionFinder::loadsConstant);
    }

    private static boolean loadsConstant(AbstractInsnNode producer) {
        return producer instanceof VarInsnNode load
                && load.getOpcode() == Opcodes.ALOAD
                && lastStoreBefore(load) instanceof VarInsnNode store
                && Instructions.previousReal(store) instanceof LdcInsnNode constant
                && constant.cst instanceof String;
    }

    /** The one above it in the code: javac fills such a variable once. */
    private static @Nullable AbstractInsnNode lastStoreBefore(VarInsnNode load) {
        AbstractInsnNode before = load.getPrevious();
        while (before != null && Instructions.storedSlot(before) != load.var) {
            before = before.getPrevious();
        }
        return before;
    }
}
