package dev.whence.processor.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * A snapshot of one method: its instructions by position, with what stands on the stack in front of each. What
 * it tells by position stays true when the method is changed afterwards.
 */
final class MethodCode {
    /** A way that flow may take other than to the next instruction. */
    private record Jump(int from, int to) {}

    private final MethodNode method;
    private final AbstractInsnNode[] insns;
    private final @Nullable Frame<SourceValue>[] frames;
    private final Producers producers;
    private final List<Jump> jumps = new ArrayList<>();
    private final List<TryRange> tryRanges = new ArrayList<>();

    private MethodCode(MethodNode method, @Nullable Frame<SourceValue>[] frames, Producers producers) {
        this.method = method;
        this.insns = method.instructions.toArray();
        this.frames = frames;
        this.producers = producers;
        for (int i = 0; i < insns.length; i++) {
            for (LabelNode target : Instructions.jumpTargets(insns[i])) {
                jumps.add(new Jump(i, position(target)));
            }
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            tryRanges.add(new TryRange(position(block.start), position(block.end), position(block.handler)));
        }
    }

    static MethodCode of(String owner, MethodNode method) throws AnalyzerException {
        Producers producers = new Producers();
        return new MethodCode(method, new Analyzer<>(producers).analyze(owner, method), producers);
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
        return frames[position] != null;
    }

    /** How many values stand on the stack; a long is one. */
    int stackSize(int position) {
        return frame(position).getStackSize();
    }

    /** A value on the stack, counted from its bottom. */
    SourceValue stack(int position, int index) {
        return frame(position).getStack(index);
    }

    /** A value on the stack, 0 for the top. */
    SourceValue fromTop(int position, int depth) {
        return stack(position, stackSize(position) - 1 - depth);
    }

    SourceValue local(int position, int slot) {
        return frame(position).getLocal(slot);
    }

    private Frame<SourceValue> frame(int position) {
        Frame<SourceValue> frame = frames[position];
        if (frame == null) {
            throw new IllegalArgumentException("not reached: " + position);
        }
        return frame;
    }

    Set<AbstractInsnNode> users(AbstractInsnNode producer) {
        return producers.users(producer);
    }

    /** Whether flow enters a stretch of code only at its first instruction and leaves it only behind its last. */
    boolean isClosed(int first, int last) {
        for (Jump jump : jumps) {
            boolean fromInside = jump.from >= first && jump.from <= last;
            boolean toInside = jump.to > first && jump.to <= last;
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
