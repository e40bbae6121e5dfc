package dev.whence.processor.weave;

import dev.whence.processor.model.RuntimeNames;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** The primitive types: their boxes, their size in a record. */
final class Boxing {
    private static final Map<String, Type> PRIMITIVES = Map.of(
            "java/lang/Boolean", Type.BOOLEAN_TYPE,
            "java/lang/Byte", Type.BYTE_TYPE,
            "java/lang/Character", Type.CHAR_TYPE,
            "java/lang/Short", Type.SHORT_TYPE,
            "java/lang/Integer", Type.INT_TYPE,
            "java/lang/Long", Type.LONG_TYPE,
            "java/lang/Float", Type.FLOAT_TYPE,
            "java/lang/Double", Type.DOUBLE_TYPE);

    private Boxing() {}

    /** Whether an instruction is {@code Integer.valueOf(int)} or its like. */
    static boolean isBox(AbstractInsnNode insn) {
        if (!(insn instanceof MethodInsnNode call)
                || call.getOpcode() != Opcodes.INVOKESTATIC
                || !call.name.equals("valueOf")) {
            return false;
        }
        Type primitive = PRIMITIVES.get(call.owner);
        return primitive != null && call.desc.equals("(" + primitive + ")" + RuntimeNames.descriptor(call.owner));
    }

    /** The type that goes into a box. */
    static Type unboxed(AbstractInsnNode box) {
        return Type.getArgumentTypes(((MethodInsnNode) box).desc)[0];
    }

    static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }

    /** The bytes that a primitive takes in a record: part of the runtime's contract. */
    static int recordSize(Type primitive) {
        return switch (primitive.getSort()) {
            case Type.BOOLEAN, Type.BYTE -> 1;
            case Type.CHAR, Type.SHORT -> 2;
            case Type.INT, Type.FLOAT -> 4;
            case Type.LONG, Type.DOUBLE -> 8;
            default -> throw new IllegalArgumentException(primitive.toString());
        };
    }
}
