package dev.whence.processor.weave;

import dev.whence.processor.weave.Operands.FlatArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;

/** Changes the frames inside a region to the stack as it is when format, boxes and array are gone. */
final class FrameRepair {
    private final Region region;
    private final RegionTypes types;

    private FrameRepair(Region region, RegionTypes types) {
        this.region = region;
        this.types = types;
    }

    static void repair(Region region, RegionTypes types) {
        FrameRepair repair = new FrameRepair(region, types);
        for (int i = region.start(); i < region.end(); i++) {
            if (region.code().at(i) instanceof FrameNode frame) {
                frame.stack = repair.stack(frame, i);
            }
        }
    }

    private List<Object> stack(FrameNode frame, int position) {
        List<Object> stack = new ArrayList<>(frame.stack.subList(0, region.height()));
        List<Value> values = region.code().stack(position).values();
        boolean arraySeen = false;
        for (int i = region.height(); i < frame.stack.size(); i++) {
            Value value = values.get(i);
            AbstractInsnNode producer = value.onlyProducer();
            if (isCreation(producer)) {
                if (!arraySeen) {
                    stack.addAll(elementsStoredBefore(position));
                }
                arraySeen = true;
            } else if (!isDropped(producer)) {
                stack.add(unboxed(value, frame.stack.get(i)));
            }
        }
        return stack;
    }

    private boolean isCreation(@Nullable AbstractInsnNode producer) {
        FlatArray array = region.operands().array();
        return array != null && array.creation() == producer;
    }

    private boolean isDropped(@Nullable AbstractInsnNode producer) {
        FlatArray array = region.operands().array();
        return producer != null
                && (producer == region.format()
                        || producer == region.constantLevel()
                        || (array != null && array.indexes().contains(producer)));
    }

    /** Where the array stood, its elements so far stand now. */
    private List<Object> elementsStoredBefore(int position) {
        List<Object> elements = new ArrayList<>();
        List<Operand> operands = region.operands().list();
        for (int i = 0; i < operands.size() && operands.get(i).stored() < position; i++) {
            Type type = operands.get(i).type();
            elements.add(
                    Boxing.isPrimitive(type)
                            ? VerificationTypes.of(type)
                            : types.elements().get(i));
        }
        return elements;
    }

    private Object unboxed(Value value, Object type) {
        for (Operand operand : region.operands().list()) {
            if (operand.isBoxed(value)) {
                return VerificationTypes.of(operand.type());
            }
        }
        return type;
    }
}
