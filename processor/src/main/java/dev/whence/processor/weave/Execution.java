package dev.whence.processor.weave;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Stack and local slots of a method while it is run symbolically: each value is what is known of it before any run. */
final class Execution {
    private final String owner;
    private final Map<AbstractInsnNode, Set<AbstractInsnNode>> users = new HashMap<>();
    private Stack stack = Stack.EMPTY;
    private Object[] locals;

    Execution(String owner, Object[] locals) {
        this.owner = owner;
        this.locals = locals;
    }

    Stack stack() {
        return stack;
    }

    /** The types in the slots. The array is never changed. */
    Object[] locals() {
        return locals;
    }

    /** Who takes what a boxing call or an array creation made; a duplication counts. */
    Map<AbstractInsnNode, Set<AbstractInsnNode>> users() {
        return users;
    }

    /** Goes on elsewhere. */
    void resume(Stack newStack) {
        stack = newStack;
    }

    void resume(Stack newStack, Object[] newLocals) {
        stack = newStack;
        locals = newLocals;
    }

    void run(AbstractInsnNode insn) throws UnreadableMethodException {
        int opcode = insn.getOpcode();
        switch (opcode) {
            case Opcodes.LDC -> put(VerificationTypes.ofConstant(((LdcInsnNode) insn).cst), insn);
            case Opcodes.ILOAD, Opcodes.LLOAD, Opcodes.FLOAD, Opcodes.DLOAD, Opcodes.ALOAD ->
                put(locals[((VarInsnNode) insn).var], insn);
            case Opcodes.ISTORE, Opcodes.LSTORE, Opcodes.FSTORE, Opcodes.DSTORE, Opcodes.ASTORE ->
                store(((VarInsnNode) insn).var, take(insn).type());
            case Opcodes.POP, Opcodes.POP2 -> takeWords(1 + opcode - Opcodes.POP, insn);
            case Opcodes.DUP, Opcodes.DUP_X1, Opcodes.DUP_X2, Opcodes.DUP2, Opcodes.DUP2_X1, Opcodes.DUP2_X2 ->
                duplicate(insn);
            case Opcodes.SWAP -> swap(insn);
            case Opcodes.AALOAD -> {
                take(insn);
                put(VerificationTypes.element(take(insn).type()), insn);
            }
            case Opcodes.GETFIELD -> {
                take(insn);
                put(fieldType(insn), insn);
            }
            case Opcodes.GETSTATIC -> put(fieldType(insn), insn);
            case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKESPECIAL, Opcodes.INVOKEINTERFACE, Opcodes.INVOKESTATIC ->
                invoke((MethodInsnNode) insn);
            case Opcodes.INVOKEDYNAMIC -> {
                String descriptor = ((InvokeDynamicInsnNode) insn).desc;
                take(Type.getArgumentCount(descriptor), insn);
                putResult(descriptor, insn);
            }
            case Opcodes.NEW -> put(VerificationTypes.uninitialized(insn), insn);
            case Opcodes.NEWARRAY, Opcodes.ANEWARRAY, Opcodes.MULTIANEWARRAY -> makeArray(insn);
            case Opcodes.CHECKCAST -> {
                take(insn);
                put(((TypeInsnNode) insn).desc, insn);
            }
            default -> runByTable(opcode, insn);
        }
    }

    private void runByTable(int opcode, AbstractInsnNode insn) throws UnreadableMethodException {
        take(StackEffects.taken(opcode), insn);
        Object put = StackEffects.put(opcode);
        if (put != null) {
            put(put, insn);
        }
    }

    private Value take(AbstractInsnNode user) throws UnreadableMethodException {
        Value value = stack.top();
        stack = stack.pop();
        for (AbstractInsnNode producer : value.producers()) {
            Set<AbstractInsnNode> known = users.get(producer);
            if (known != null) {
                known.add(user);
            }
        }
        return value;
    }

    private void take(int count, AbstractInsnNode user) throws UnreadableMethodException {
        for (int i = 0; i < count; i++) {
            take(user);
        }
    }

    private void put(Object type, AbstractInsnNode producer) {
        stack = stack.push(Value.of(type, producer));
    }

    private static Object fieldType(AbstractInsnNode insn) {
        return VerificationTypes.of(Type.getType(((FieldInsnNode) insn).desc));
    }

    private void putResult(String descriptor, AbstractInsnNode insn) {
        if (!descriptor.endsWith(")V")) {
            put(VerificationTypes.of(Type.getReturnType(descriptor)), insn);
        }
    }

    private void invoke(MethodInsnNode insn) throws UnreadableMethodException {
        take(Type.getArgumentCount(insn.desc), insn);
        if (insn.getOpcode() != Opcodes.INVOKESTATIC) {
            Value receiver = take(insn);
            if (insn.getOpcode() == Opcodes.INVOKESPECIAL && insn.name.equals("<init>")) {
                initialize(receiver.type(), insn.owner);
            }
        }
        if (Boxing.isBox(insn)) {
            users.put(insn, new HashSet<>());
        }
        putResult(insn.desc, insn);
    }

    /** An object becomes one of its class wherever it is known, also in the copies of its reference. */
    private void initialize(Object before, String constructed) {
        Object now = before == Opcodes.UNINITIALIZED_THIS ? owner : constructed;
        stack = stack.map(value -> value.type().equals(before) ? value.as(now) : value);
        Object[] initialized = locals.clone();
        for (int i = 0; i < initialized.length; i++) {
            if (initialized[i].equals(before)) {
                initialized[i] = now;
            }
        }
        locals = initialized;
    }

    private void makeArray(AbstractInsnNode insn) throws UnreadableMethodException {
        if (insn instanceof MultiANewArrayInsnNode multi) {
            take(multi.dims, insn);
            put(multi.desc, insn);
        } else if (insn instanceof TypeInsnNode references) {
            take(insn);
            users.put(insn, new HashSet<>());
            put(VerificationTypes.arrayOf(references.desc), insn);
        } else {
            take(insn);
            put(VerificationTypes.arrayOf(((IntInsnNode) insn).operand), insn);
        }
    }

    private void store(int slot, Object type) {
        Object[] stored = locals.clone();
        stored[slot] = type;
        if (VerificationTypes.isWide(type)) {
            stored[slot + 1] = Opcodes.TOP;
        }
        if (slot > 0 && VerificationTypes.isWide(stored[slot - 1])) {
            stored[slot - 1] = Opcodes.TOP; // lost its second half
        }
        locals = stored;
    }

    /**
     * Takes one value of two words, or as many of one word as they are.
     *
     * @return from the lowest up
     */
    private Deque<Value> takeWords(int words, AbstractInsnNode user) throws UnreadableMethodException {
        Deque<Value> taken = new ArrayDeque<>();
        int left = words;
        while (left > 0) {
            Value value = take(user);
            taken.addFirst(value);
            left -= value.isWide() ? 2 : 1;
        }
        return taken;
    }

    /**
     * The six kinds put a copy of one or two words below none, one or two others. What a plain {@code dup} copies is the
     * same value: the elements of an array are stored through the copies of its reference.
     */
    private void duplicate(AbstractInsnNode insn) throws UnreadableMethodException {
        int kind = insn.getOpcode() - Opcodes.DUP;
        Deque<Value> copied = takeWords(1 + kind / 3, insn);
        Deque<Value> crossed = takeWords(kind % 3, insn);
        for (Value value : copied) {
            stack = stack.push(kind == 0 ? value : Value.of(value.type(), insn));
        }
        for (Value value : crossed) {
            stack = stack.push(value);
        }
        for (Value value : copied) {
            stack = stack.push(value);
        }
    }

    private void swap(AbstractInsnNode insn) throws UnreadableMethodException {
        Value upper = take(insn);
        Value lower = take(insn);
        put(upper.type(), insn);
        put(lower.type(), insn);
    }
}
