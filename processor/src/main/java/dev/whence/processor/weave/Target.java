package dev.whence.processor.weave;

import java.util.BitSet;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A call that can be woven, as the method showed it before anything was changed. All calls are judged by that code, so
 * that stripping one does not change how another is treated.
 *
 * @param eager whether its arguments are evaluated even when its level is off
 * @param liveBefore the slots that are needed in front of its region
 * @param liveBehind the slots that are needed behind it
 * @param depth 0 if its arguments hold no other target, otherwise one more than the deepest of those
 */
record Target(Region region, boolean eager, BitSet liveBefore, BitSet liveBehind, int depth) {

    MethodInsnNode insn() {
        return region.call().insn();
    }
}
