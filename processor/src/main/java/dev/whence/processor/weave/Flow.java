package dev.whence.processor.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Runs a method symbolically, each instruction once, from its first to its last, as the verifier does (JVMS 4.10.1): where
 * ways meet, a stack map frame tells the types. Where values come from is told by the ways themselves, and javac writes a
 * way back only where the stack is as it was on the way there. A method in which that does not hold is not readable.
 */
final class Flow {
    /** A way that flow may take other than to the next instruction, between positions. */
    record Jump(int from, int to) {}

    private final MethodNode method;
    private final AbstractInsnNode[] insns;
    private final @Nullable Stack[] stacks;
    private final Object[][] locals;
    private final List<Jump> jumps = new ArrayList<>();
    private final Map<LabelNode, Stack> arriving = new HashMap<>();
    private final Execution execution;
    private boolean reached = true;
    private boolean frameDue;

    private Flow(String owner, MethodNode method) {
        this.method = method;
        insns = method.instructions.toArray();
        stacks = new Stack[insns.length];
        locals = new Object[insns.length][];
        execution = new Execution(owner, VerificationTypes.parameters(owner, method));
    }

    static Flow of(String owner, MethodNode method) throws UnreadableMethodException {
        Flow flow = new Flow(owner, method);
        flow.run();
        return flow;
    }

    AbstractInsnNode[] insns() {
        return insns;
    }

    /** The stack in front of each instruction; null where flow does not get. */
    @Nullable
    Stack[] stacks() {
        return stacks;
    }

    /** The types in the local slots in front of each instruction. */
    Object[][] locals() {
        return locals;
    }

    List<Jump> jumps() {
        return jumps;
    }

    Map<AbstractInsnNode, Set<AbstractInsnNode>> users() {
        return execution.users();
    }

    private void run() throws UnreadableMethodException {
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            arriving.put(block.handler, Stack.EMPTY.push(Value.unknown(Opcodes.TOP)));
        }
        for (int i = 0; i < insns.length; i++) {
            AbstractInsnNode insn = insns[i];
            if (insn instanceof LabelNode label) {
                meet(label);
            } else if (insn instanceof FrameNode frame) {
                enter(frame);
            }
            if (reached) {
                stacks[i] = execution.stack();
            }
            locals[i] = execution.locals();
            if (reached && Instructions.isReal(insn)) {
                run(insn, i);
            }
        }
    }

    private void meet(LabelNode label) throws UnreadableMethodException {
        Stack other = arriving.get(label);
        if (other != null) {
            execution.resume(reached ? execution.stack().orFrom(other) : other);
            reached = true;
            frameDue = true;
        }
    }

    private void enter(FrameNode frame) throws UnreadableMethodException {
        Stack stack = Stack.EMPTY;
        if (reached) {
            stack = execution.stack().as(frame.stack);
        } else { // only ways back get here
            for (Object type : frame.stack) {
                stack = stack.push(Value.unknown(type));
            }
        }
        execution.resume(stack, VerificationTypes.slots(frame.local, method.maxLocals));
        reached = true;
        frameDue = false;
    }

    private void run(AbstractInsnNode insn, int position) throws UnreadableMethodException {
        if (frameDue) {
            throw new UnreadableMethodException("ways meet without a frame");
        }
        execution.run(insn);
        for (LabelNode target : Instructions.jumpTargets(insn)) {
            int to = method.instructions.indexOf(target);
            jumps.add(new Jump(position, to));
            if (to > position) {
                Stack other = arriving.get(target);
                arriving.put(target, other == null ? execution.stack() : other.orFrom(execution.stack()));
            } else {
                goBack(to);
            }
        }
        reached = !Instructions.endsFlow(insn);
    }

    private void goBack(int to) throws UnreadableMethodException {
        int next = to;
        while (!Instructions.isReal(insns[next])) {
            next++;
        }
        Stack before = stacks[next];
        if (before == null || !before.comesFrom(execution.stack())) {
            throw new UnreadableMethodException("a way back brings another stack");
        }
    }
}
