package dev.whence.processor.weave;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * The verification types around a region, in the form of frames: what holds on every way there.
 *
 * @param localsBefore in front of the region
 * @param stackBefore in front of the region
 * @param localsBehind behind it, whether it was run or skipped
 * @param stackBehind behind it
 * @param elements the type of each operand that is stored into the array of arguments
 */
record RegionTypes(
        List<Object> localsBefore,
        List<Object> stackBefore,
        List<Object> localsBehind,
        List<Object> stackBehind,
        List<Object> elements) {

    /** Walks over a region; the cursor stands in front of it or before that. */
    static RegionTypes of(VerifierTypes types, Region region, Target target) {
        types.advanceTo(region.start());
        List<Object> localsBefore = needed(types.locals(), target.liveBefore());
        List<Object> stackBefore = types.stack();
        List<Object> elements = new ArrayList<>();
        if (region.operands().array() != null) {
            for (Operand operand : region.operands().list()) {
                types.advanceTo(operand.stored());
                List<Object> stack = types.stack();
                elements.add(types.frameType(stack.get(stack.size() - 1)));
            }
        }
        types.advanceTo(region.end());
        List<Object> localsBehind = needed(types.locals(), target.liveBehind());
        List<Object> stack = types.stack();
        List<Object> stackBehind = stack.subList(0, stack.size() - region.call().operands());
        return new RegionTypes(
                types.frame(localsBefore),
                types.frame(stackBefore),
                types.frame(localsBehind),
                types.frame(stackBehind),
                elements);
    }

    /**
     * Forgets locals that nobody needs. A frame must not name one: a region in front of it may be what stores it, and a
     * guard may skip that. What is needed behind a skipped region is not stored in it, or its arguments would be
     * evaluated always; so it holds the same whether the region was run or not, and its type at the call, to which
     * frames inside may have widened it, is right for both. The object under construction stays: the verifier asks for
     * it.
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
