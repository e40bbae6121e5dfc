package dev.whence.processor.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.AnalyzerAdapter;
import org.objectweb.asm.tree.LabelNode;

/**
 * A cursor that walks once through a method and tells the types that the verifier sees, as it sees them: from one stack
 * map frame to the next, without knowing any class. Lists hold a second entry for each long and double.
 */
final class VerifierTypes {
    private final MethodCode code;
    private final AnalyzerAdapter adapter;
    private final Map<Label, LabelNode> labels = new HashMap<>();
    private int position;

    VerifierTypes(String owner, MethodCode code) {
        this.code = code;
        this.adapter = new AnalyzerAdapter(owner, code.method().access, code.method().name, code.method().desc, null);
        for (int i = 0; i < code.size(); i++) {
            if (code.at(i) instanceof LabelNode label) {
                labels.put(label.getLabel(), label);
            }
        }
    }

    /** Goes on until the instruction at a position is the next one. */
    void advanceTo(int next) {
        while (position < next) {
            code.at(position).accept(adapter);
            position++;
        }
    }

    /** A copy of the locals' types here. */
    List<Object> locals() {
        return new ArrayList<>(adapter.locals);
    }

    /** A copy of the stack's types here. */
    List<Object> stack() {
        return new ArrayList<>(adapter.stack);
    }

    /** The types in the form of a frame: one entry for a long, nothing behind the last type. */
    List<Object> frame(List<Object> types) {
        List<Object> frame = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            Object type = types.get(i);
            frame.add(frameType(type));
            if (type == Opcodes.LONG || type == Opcodes.DOUBLE) {
                i++;
            }
        }
        while (!frame.isEmpty() && frame.get(frame.size() - 1) == Opcodes.TOP) {
            frame.remove(frame.size() - 1);
        }
        return frame;
    }

    /** An object that is not initialised yet is named by the place where it is made. */
    Object frameType(Object type) {
        return type instanceof Label made ? labels.getOrDefault(made, new LabelNode(made)) : type;
    }
}
