package dev.whence.processor.weave;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableAnnotationNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Removes what stripping leaves empty or out of reach: a class file with an empty try block or two frames at one place would be refused. */
final class CleanUp {
    private final MethodNode method;
    private final InsnList code;

    private CleanUp(MethodNode method) {
        this.method = method;
        this.code = method.instructions;
    }

    static void clean(MethodNode method) {
        CleanUp cleanUp = new CleanUp(method);
        if (method.tryCatchBlocks.removeIf(block -> cleanUp.isEmpty(block.start, block.end))) {
            cleanUp.removeUnreachable();
            method.tryCatchBlocks.removeIf(block -> cleanUp.isEmpty(block.start, block.end));
        }
        cleanUp.keepLast(FrameNode.class);
        cleanUp.keepLast(LineNumberNode.class);
        cleanUp.removeEmptyVariables();
    }

    private boolean isEmpty(LabelNode start, LabelNode end) {
        for (AbstractInsnNode insn = start; insn != null && insn != end; insn = insn.getNext()) {
            if (Instructions.isReal(insn)) {
                return false;
            }
        }
        return true;
    }

    /** A handler whose try block was stripped can no longer be reached: it goes, with its strings. */
    private void removeUnreachable() {
        AbstractInsnNode[] insns = code.toArray();
        BitSet reached = reachable(insns);
        for (int i = 0; i < insns.length; i++) {
            if (!reached.get(i) && !(insns[i] instanceof LabelNode)) {
                code.remove(insns[i]);
            }
        }
    }

    private BitSet reachable(AbstractInsnNode[] insns) {
        BitSet reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int at = open.pop();
            if (at >= insns.length || reached.get(at)) {
                continue;
            }
            reached.set(at);
            AbstractInsnNode insn = insns[at];
            if (!Instructions.endsFlow(insn)) {
                open.push(at + 1);
            }
            Instructions.jumpTargets(insn).forEach(label -> open.push(code.indexOf(label)));
            for (TryCatchBlockNode block : method.tryCatchBlocks) {
                if (code.indexOf(block.start) <= at && at < code.indexOf(block.end)) {
                    open.push(code.indexOf(block.handler));
                }
            }
        }
        return reached;
    }

    /**
     * Stripping can bring two frames, or two lines, to one instruction. The first frame flows into the second, so the
     * second holds for both.
     */
    private void keepLast(Class<? extends AbstractInsnNode> kind) {
        @Nullable AbstractInsnNode last = null;
        for (AbstractInsnNode insn : code.toArray()) {
            if (Instructions.isReal(insn)) {
                last = null;
            } else if (kind.isInstance(insn)) {
                if (last != null) {
                    code.remove(last);
                }
                last = insn;
            }
        }
    }

    private void removeEmptyVariables() {
        if (method.localVariables != null) {
            method.localVariables.removeIf(variable -> isEmpty(variable.start, variable.end));
        }
        removeEmptyRanges(method.visibleLocalVariableAnnotations);
        removeEmptyRanges(method.invisibleLocalVariableAnnotations);
    }

    private void removeEmptyRanges(@Nullable List<LocalVariableAnnotationNode> annotations) {
        if (annotations == null) {
            return;
        }
        for (LocalVariableAnnotationNode annotation : annotations) {
            for (int i = annotation.start.size() - 1; i >= 0; i--) {
                if (isEmpty(annotation.start.get(i), annotation.end.get(i))) {
                    annotation.start.remove(i);
                    annotation.end.remove(i);
                    annotation.index.remove(i);
                }
            }
        }
        annotations.removeIf(annotation -> annotation.start.isEmpty());
    }
}
