package dev.whence.processor.weave;

import dev.whence.processor.weave.Flow.Jump;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * A snapshot of one method: its instructions by position, with what stands on the stack in front of each. What
 * it tells by position stays true when the method is changed afterwards.
 */
final class MethodCode {
    private final MethodNode method;
    private final AbstractInsnNode[] insns;
    private final Flow flow;
    private final List<TryRange> tryRanges = new ArrayList<>();

    private MethodCode(MethodNode method, Flow flow) {
        this.method = method;
        this.insns = flow.insns();
        this.flow = flow;
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            tryRanges.add(new TryRange(position(block.start), position(block.end), position(block.handler)));
        }
    }

    static MethodCode of(String owner, MethodNode method) throws UnreadableMethodException {
        return new MethodCode(method, Flow.of(owner, method));
    }

    MethodNode method() {
        return method;
    }

    int size() {
        return insns.length;
    }

    AbstractInsnNode at(int position) {
        return insns[position];
    }

    /** The position of an instruction; only while the method is as it was. */
    int position(AbstractInsnNode insn) {
        int position = method.instructions.indexOf(insn);
        if (position < 0 || position >= insns.length || insns[position] != insn) {
            throw new IllegalStateException("the method has changed since");
        }
        return position;
    }

    List<TryRange> tryRanges() {
        return tryRanges;
    }

    /** Whether flow gets to a position at all. */
    boolean isReached(int position) {
        return flow.stacks()[position] != null;
    }

    /** What stands on the stack in front of an instruction. */
    Stack stack(int position) {
        Stack stack = flow.stacks()[position];
        if (stack == null) {
            throw new IllegalArgumentException("not reached: " + position);
        }
        return stack;
    }

    /** How many values stand on the stack; a long is one. */
    int stackSize(int position) {
        return stack(position).size();
    }

    /** A value on the stack, 0 for the top. */
    Value fromTop(int position, int depth) {
        return stack(position).fromTop(depth);
    }

    /** The types in the local slots in front of an instruction. */
    Object[] locals(int position) {
        return flow.locals()[position];
    }

    Set<AbstractInsnNode> users(AbstractInsnNode producer) {
        return flow.users().getOrDefault(producer, Set.of());
    }

    /** Whether flow enters a stretch of code only at its first instruction and leaves it only behind its last. */
    boolean isClosed(int first, int last) {
        for (Jump jump : flow.jumps()) {
            boolean fromInside = jump.from() >= first && jump.from() <= last;
            boolean toInside = jump.to() > first && jump.to() <= last;
            if (fromInside != toInside) {
                return false;
            }
        }
        for (TryRange range : tryRanges) {
            if (range.handler() > first && range.handler() <= last) {
                return false;
            }
        }
        return true;
    }
}
