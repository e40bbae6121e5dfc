package dev.whence.processor.weave;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Removes the bodies of lambdas that stood in stripped arguments, and with them their strings. */
final class Orphans {
    private final ClassNode owner;

    Orphans(ClassNode owner) {
        this.owner = owner;
    }

    /** Removes lambda bodies that nothing refers to; what only they referred to goes as well. */
    void remove() {
        boolean removed = true;
        while (removed) {
            Set<String> used = used();
            removed = owner.methods.removeIf(
                    method -> SourceOrder.isLambdaBody(method) && !used.contains(method.name + method.desc));
        }
    }

    /** Whether any method calls a method of this class. */
    boolean isUsed(MethodNode method) {
        return used().contains(method.name + method.desc);
    }

    private Set<String> used() {
        Set<String> used = new HashSet<>();
        for (MethodNode method : owner.methods) {
            for (AbstractInsnNode insn : method.instructions) {
                if (insn instanceof MethodInsnNode call && call.owner.equals(owner.name)) {
                    used.add(call.name + call.desc);
                } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
                    addHandles(dynamic, used);
                }
            }
        }
        return used;
    }

    private void addHandles(InvokeDynamicInsnNode insn, Set<String> used) {
        for (Object argument : insn.bsmArgs) {
            if (argument instanceof Handle handle && handle.getOwner().equals(owner.name)) {
                used.add(handle.getName() + handle.getDesc());
            }
        }
    }
}
