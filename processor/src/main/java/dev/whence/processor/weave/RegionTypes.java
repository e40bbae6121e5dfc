package dev.whence.processor.weave;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/**
 * The verification types around a region, in the form of frames: what holds on every way there.
 *
 * @param localsBefore in front of the region
 * @param stackBefore in front of the region
 * @param localsBehind behind it, whether it was run or skipped
 * @param stackBehind behind it
 * @param elements the types of the elements that are stored into the array of arguments
 */
record RegionTypes(
        List<Object> localsBefore,
        List<Object> stackBefore,
        List<Object> localsBehind,
        List<Object> stackBehind,
        Map<Operand, Object> elements) {

    /**
     * Walks over a region.
     *
     * @param types stands in front of the region or before that
     * @param skipped whether a guard will skip it: then code behind it must not rely on what it leaves in locals
     */
    static RegionTypes of(VerifierTypes types, Region region, Target target, boolean skipped) {
        types.advanceTo(region.start());
        List<Object> before = types.locals();
        if (skipped && region.level() == null) {
            // Behind a guard that finds the level on the stack stands a frame.
            before = needed(before, target.liveBefore());
            types.assume(before);
        }
        List<Object> stackBefore = types.stack();
        Map<Operand, Object> elements = new HashMap<>();
        if (region.operands().array() != null) {
            for (Operand operand : region.operands().list()) {
                types.advanceTo(operand.stored());
                List<Object> stack = types.stack();
                elements.put(operand, types.frameType(stack.get(stack.size() - 1)));
            }
        }
        types.advanceTo(region.end());
        List<Object> stack = types.stack();
        List<Object> stackBehind = stack.subList(0, stack.size() - region.call().operands());
        List<Object> behind = onBothWays(before, types.locals(), region.storedSlots());
        behind = needed(behind, target.liveBehind());
        if (skipped) {
            types.advanceTo(region.end() + 1);
            types.assume(behind);
        }
        return new RegionTypes(
                types.frame(before), types.frame(stackBefore), types.frame(behind), types.frame(stackBehind), elements);
    }

    /**
     * What locals hold whether the region was run or skipped. One that it does not store has its type at the call:
     * frames inside may have widened or dropped it. One that it stores counts only if nothing changed.
     */
    private static List<Object> onBothWays(List<Object> before, List<Object> atCall, BitSet stored) {
        List<Object> both = new ArrayList<>();
        for (int i = 0; i < Math.min(before.size(), atCall.size()); i++) {
            Object skipped = before.get(i);
            Object run = atCall.get(i);
            boolean keeps = stored.get(i) ? skipped.equals(run) : skipped != Opcodes.TOP;
            both.add(keeps ? run : Opcodes.TOP);
        }
        return both;
    }

    /**
     * Forgets locals that nobody needs. A frame must not name them: another region, woven later, may be the one that
     * stores them and that a guard then skips. The object under construction stays, the verifier asks for it.
     */
    private static List<Object> needed(List<Object> locals, BitSet live) {
        List<Object> needed = new ArrayList<>();
        for (int i = 0; i < locals.size(); i++) {
            Object type = locals.get(i);
            boolean keep = live.get(i) || type == Opcodes.UNINITIALIZED_THIS;
            boolean two = type == Opcodes.LONG || type == Opcodes.DOUBLE;
            if (keep && two && i + 1 < locals.size() && locals.get(i + 1) == Opcodes.TOP) {
                needed.add(type);
                needed.add(Opcodes.TOP);
                i++;
            } else {
                needed.add(keep && !two ? type : Opcodes.TOP);
            }
        }
        return needed;
    }
}
