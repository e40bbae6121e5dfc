package dev.whence.processor.weave;

import dev.whence.processor.weave.SourceOrder.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Tells like calls of one line apart: equal but for their arguments, and there may be more of them in the class file
 * than in the source, because javac copies finally blocks and initialisers.
 */
final class Twins {
    private Twins() {}

    /**
     * Chooses the number of a log statement, from 0 in source order, for each call.
     *
     * @param calls in source order, copies among them
     * @param haveLines whether the calls are known to stand on one line, where a wrong choice says nothing wrong
     * @return null if they cannot be told apart
     */
    static int @Nullable [] tellApart(List<Sighting> calls, int statements, boolean haveLines) {
        int[] chosen = new int[calls.size()];
        if (statements == 1) {
            return chosen;
        }
        if (calls.size() == statements) {
            return inOrder(chosen, statements);
        }
        if (calls.size() > statements) {
            for (Function<AbstractInsnNode, String> view : VIEWS) {
                List<String> distinct = new ArrayList<>();
                for (int i = 0; i < chosen.length; i++) {
                    String look = look(calls.get(i).target().region(), view);
                    if (!distinct.contains(look)) {
                        distinct.add(look);
                    }
                    chosen[i] = distinct.indexOf(look);
                }
                if (distinct.size() == statements) {
                    return chosen;
                }
            }
        }
        return haveLines ? inOrder(chosen, statements) : null;
    }

    /** From the strictest: a copy may use other slots for the variables it declares. */
    private static final List<Function<AbstractInsnNode, String>> VIEWS = List.of(
            insn -> insn instanceof VarInsnNode variable ? withoutSlot(insn) + variable.var : withoutSlot(insn),
            Twins::withoutSlot);

    private static int[] inOrder(int[] chosen, int statements) {
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = i % statements;
        }
        return chosen;
    }

    private static String look(Region region, Function<AbstractInsnNode, String> view) {
        StringBuilder look = new StringBuilder();
        for (int i = region.start(); i <= region.end(); i++) {
            if (Instructions.isReal(region.code().at(i))) {
                look.append(view.apply(region.code().at(i))).append(' ');
            }
        }
        return look.toString();
    }

    private static String withoutSlot(AbstractInsnNode insn) {
        String operand = "";
        if (insn instanceof LdcInsnNode ldc) {
            operand = ldc.cst.toString();
        } else if (insn instanceof IntInsnNode push) {
            operand = Integer.toString(push.operand);
        } else if (insn instanceof FieldInsnNode field) {
            operand = field.owner + "." + field.name;
        } else if (insn instanceof MethodInsnNode method) {
            operand = method.owner + "." + method.name + method.desc;
        } else if (insn instanceof TypeInsnNode type) {
            operand = type.desc;
        }
        return insn.getOpcode() + ":" + operand;
    }
}
