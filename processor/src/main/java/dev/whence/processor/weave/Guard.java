package dev.whence.processor.weave;

import dev.whence.processor.model.CallSite;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;

/**
 * Writes the question in front of a call that skips it, arguments and all, where its level is off:
 *
 * <pre>{@code
 *     getstatic S7; invokevirtual Site.isEnabled; ifeq after
 *     …the call…
 *   after:
 * }</pre>
 *
 * and, with the level on the stack already:
 *
 * <pre>{@code
 *     dup; getstatic S7; swap; invokevirtual ByLevel.isEnabled; ifne go
 *     pop; goto after
 *   go:
 *     …the call…
 *   after:
 * }</pre>
 */
final class Guard {
    private final SiteLoader sites;

    Guard(SiteLoader sites) {
        this.sites = sites;
    }

    void put(InsnList method, Region region, CallSite site, RegionTypes types) {
        LabelNode after = new LabelNode();
        method.insertBefore(region.first(), site.level() == null ? askWithLevel(site, types, after) : ask(site, after));
        AbstractInsnNode call = region.call().insn();
        if (frameBehind(call) == null) {
            method.insert(
                    call,
                    new FrameNode(
                            Opcodes.F_NEW,
                            types.localsBehind().size(),
                            types.localsBehind().toArray(),
                            types.stackBehind().size(),
                            types.stackBehind().toArray()));
        }
        method.insert(call, after);
    }

    private InsnList ask(CallSite site, LabelNode after) {
        InsnList code = new InsnList();
        code.add(sites.load(site));
        code.add(SiteLoader.isEnabled(site));
        code.add(new JumpInsnNode(Opcodes.IFEQ, after));
        return code;
    }

    private InsnList askWithLevel(CallSite site, RegionTypes types, LabelNode after) {
        LabelNode go = new LabelNode();
        InsnList code = new InsnList();
        code.add(new InsnNode(Opcodes.DUP));
        code.add(sites.load(site));
        code.add(new InsnNode(Opcodes.SWAP));
        code.add(SiteLoader.isEnabled(site));
        code.add(new JumpInsnNode(Opcodes.IFNE, go));
        code.add(new InsnNode(Opcodes.POP));
        code.add(new JumpInsnNode(Opcodes.GOTO, after));
        code.add(go);
        code.add(new FrameNode(
                Opcodes.F_NEW,
                types.localsBefore().size(),
                types.localsBefore().toArray(),
                types.stackBefore().size(),
                types.stackBefore().toArray()));
        return code;
    }

    /** A frame at the very next instruction: it serves the jump over the call too. */
    private static @Nullable FrameNode frameBehind(AbstractInsnNode call) {
        AbstractInsnNode next = call.getNext();
        while (next != null && !Instructions.isReal(next)) {
            if (next instanceof FrameNode frame) {
                return frame;
            }
            next = next.getNext();
        }
        return null;
    }
}
