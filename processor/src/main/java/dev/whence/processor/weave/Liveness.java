package dev.whence.processor.weave;

import java.util.Arrays;
import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;

/**
 * Which local slots are still needed at each position of a method: read later, or named by a later stack map frame,
 * which promises that they hold a value. The first of a long's two slots stands for both.
 */
final class Liveness {
    private final MethodCode code;
    private final BitSet[] live;

    private Liveness(MethodCode code) {
        this.code = code;
        this.live = new BitSet[code.size() + 1];
    }

    static Liveness of(MethodCode code) {
        Liveness liveness = new Liveness(code);
        for (int i = 0; i <= code.size(); i++) {
            liveness.live[i] = new BitSet();
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = code.size() - 1; i >= 0; i--) {
                changed |= liveness.update(i);
            }
        }
        return liveness;
    }

    /**
     * What serves as well, and is had at once, where no region stores anything: whether a region is run or skipped, the
     * slots hold the same.
     */
    static Liveness ofAllSlots(MethodCode code) {
        Liveness liveness = new Liveness(code);
        BitSet all = new BitSet();
        all.set(0, code.method().maxLocals);
        Arrays.fill(liveness.live, all);
        return liveness;
    }

    /** The slots that are needed when the instruction at a position is reached. */
    BitSet at(int position) {
        return live[position];
    }

    /** The slots that are needed behind a stretch of code, also by the handlers of what it throws. */
    BitSet behind(int first, int last) {
        BitSet needed = (BitSet) live[last + 1].clone();
        for (TryRange range : code.tryRanges()) {
            if (range.touches(first, last)) {
                needed.or(live[range.handler()]);
            }
        }
        return needed;
    }

    private boolean update(int position) {
        AbstractInsnNode insn = code.at(position);
        BitSet now = new BitSet();
        if (!Instructions.endsFlow(insn)) {
            now.or(live[position + 1]);
        }
        for (LabelNode target : Instructions.jumpTargets(insn)) {
            now.or(live[code.position(target)]);
        }
        int stored = Instructions.storedSlot(insn);
        if (stored >= 0) {
            now.clear(stored);
        }
        int loaded = Instructions.loadedSlot(insn);
        if (loaded >= 0) {
            now.set(loaded);
        }
        if (insn instanceof FrameNode frame) {
            addNamed(frame, now);
        }
        if (Instructions.isReal(insn)) {
            for (TryRange range : code.tryRanges()) {
                if (range.covers(position)) {
                    now.or(live[range.handler()]);
                }
            }
        }
        boolean changed = !now.equals(live[position]);
        live[position] = now;
        return changed;
    }

    private static void addNamed(FrameNode frame, BitSet slots) {
        int slot = 0;
        for (Object type : frame.local) {
            if (type != Opcodes.TOP) {
                slots.set(slot);
            }
            slot += VerificationTypes.isWide(type) ? 2 : 1;
        }
    }
}
