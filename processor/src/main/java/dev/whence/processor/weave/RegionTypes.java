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

    static RegionTypes of(Region region, Target target) {
        MethodCode code = region.code();
        List<Object> elements = new ArrayList<>();
        if (region.operands().array() != null) {
            for (Operand operand : region.operands().list()) {
                elements.add(code.fromTop(operand.stored(), 0).type());
            }
        }
        List<Object> stackAtCall = code.stack(region.end()).types();
        return new RegionTypes(
                needed(code.locals(region.start()), target.liveBefore()),
                code.stack(region.start()).types(),
                needed(code.locals(region.end()), target.liveBehind()),
                stackAtCall.subList(0, stackAtCall.size() - region.call().operands()),
                elements);
    }

    /**
     * Forgets locals that nobody needs. A frame must not name one: a region in front of it may be what stores it, and a
     * guard may skip that. What is needed behind a skipped region is not stored in it, or its arguments would be
     * evaluated always; so it holds the same whether the region was run or not, and its type at the call, to which
     * frames inside may have widened it, is right for both. The object under construction stays: the verifier asks for
     * it.
     */
    private static List<Object> needed(Object[] locals, BitSet live) {
        Object[] needed = locals.clone();
        for (int i = 0; i < needed.length; i++) {
            if (!live.get(i) && needed[i] != Opcodes.UNINITIALIZED_THIS) {
                needed[i] = Opcodes.TOP;
            }
        }
        return VerificationTypes.frame(needed);
    }
}
