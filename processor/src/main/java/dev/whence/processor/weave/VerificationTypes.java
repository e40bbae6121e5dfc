package dev.whence.processor.weave;

import dev.whence.processor.model.RuntimeNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Types as stack map frames name them (JVMS 4.10.1.2): one of {@link Opcodes}' constants, the internal name of a class,
 * or the label in front of the {@code new} that made an object which is not initialised yet. In slots, a long or double
 * has a {@link Opcodes#TOP} behind it; in frames it has not.
 */
final class VerificationTypes {
    private VerificationTypes() {}

    static boolean isWide(Object type) {
        return type == Opcodes.LONG || type == Opcodes.DOUBLE;
    }

    static Object of(Type type) {
        return switch (type.getSort()) {
            case Type.LONG -> Opcodes.LONG;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            case Type.ARRAY, Type.OBJECT -> type.getInternalName();
            default -> Opcodes.INTEGER;
        };
    }

    static Object ofConstant(Object constant) {
        if (constant instanceof String) {
            return RuntimeNames.STRING;
        }
        if (constant instanceof Integer) {
            return Opcodes.INTEGER;
        }
        if (constant instanceof Long) {
            return Opcodes.LONG;
        }
        if (constant instanceof Float) {
            return Opcodes.FLOAT;
        }
        if (constant instanceof Double) {
            return Opcodes.DOUBLE;
        }
        if (constant instanceof Type type) {
            return type.getSort() == Type.METHOD ? "java/lang/invoke/MethodType" : "java/lang/Class";
        }
        if (constant instanceof ConstantDynamic dynamic) {
            return of(Type.getType(dynamic.getDescriptor()));
        }
        if (constant instanceof Handle) {
            return "java/lang/invoke/MethodHandle";
        }
        throw new IllegalArgumentException(constant.toString());
    }

    /** An object between its {@code new} and its constructor. */
    static Object uninitialized(AbstractInsnNode creation) throws UnreadableMethodException {
        if (creation.getPrevious() instanceof LabelNode label) {
            return label;
        }
        throw new UnreadableMethodException("an object is made where no label is");
    }

    /** The type of an array's elements. An array that is null for certain has none, so null may stand for them. */
    static Object element(Object array) {
        if (array instanceof String name && name.startsWith("[")) {
            return of(Type.getType(name.substring(1)));
        }
        return array == Opcodes.NULL ? Opcodes.NULL : RuntimeNames.OBJECT;
    }

    /** @param element the internal name of a class, or an array's descriptor */
    static Object arrayOf(String element) {
        return element.startsWith("[") ? "[" + element : "[L" + element + ";";
    }

    /** @param element as {@code newarray} names it (JVMS 6.5), from 4 for boolean */
    static Object arrayOf(int element) {
        return "[" + "ZCFDBSIJ".charAt(element - Opcodes.T_BOOLEAN);
    }

    /** The slots of a method when it starts. */
    static Object[] parameters(String owner, MethodNode method) {
        List<Object> types = new ArrayList<>();
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            types.add(method.name.equals("<init>") ? Opcodes.UNINITIALIZED_THIS : owner);
        }
        for (Type type : Type.getArgumentTypes(method.desc)) {
            types.add(of(type));
        }
        return slots(types, method.maxLocals);
    }

    /** From the form of a frame to slots. */
    static Object[] slots(List<Object> frame, int slots) {
        Object[] types = new Object[slots];
        Arrays.fill(types, Opcodes.TOP);
        int slot = 0;
        for (Object type : frame) {
            types[slot] = type;
            slot += isWide(type) ? 2 : 1;
        }
        return types;
    }

    /** From slots to the form of a frame: one entry for a long, nothing behind the last type. */
    static List<Object> frame(Object[] slots) {
        List<Object> frame = new ArrayList<>();
        int slot = 0;
        int used = 0;
        while (slot < slots.length) {
            Object type = slots[slot];
            frame.add(type);
            used = type == Opcodes.TOP ? used : frame.size();
            slot += isWide(type) ? 2 : 1;
        }
        return frame.subList(0, used);
    }
}
