package dev.whence.processor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * All that a class file says, but for the numbers of its constants and the order of nested classes. Fails where an
 * instruction is not among those printed here.
 */
final class ClassText {
    private final List<String> lines = new ArrayList<>();

    private ClassText() {}

    static List<String> of(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, ClassReader.EXPAND_FRAMES);
        ClassText text = new ClassText();
        text.header(node);
        node.fields.forEach(text::field);
        node.methods.forEach(text::method);
        return text.lines;
    }

    private void header(ClassNode node) {
        add("class", node.version, node.access, node.name, node.superName, node.interfaces, node.signature);
        add("source", node.sourceFile, node.sourceDebug);
        add("nest", node.nestHostClass);
        List<String> nested = new ArrayList<>();
        if (node.nestMembers != null) {
            nested.addAll(node.nestMembers);
        }
        for (InnerClassNode inner : node.innerClasses) {
            nested.add("inner " + inner.name + " " + inner.outerName + " " + inner.innerName + " " + inner.access);
        }
        nested.stream().sorted().forEach(this::add);
        add("outer", node.outerClass, node.outerMethod, node.permittedSubclasses, node.recordComponents, node.module);
        add("attributes", node.attrs, node.visibleAnnotations, node.invisibleAnnotations);
    }

    private void field(FieldNode node) {
        add("field", node.access, node.name, node.desc, node.signature, node.value);
        add("attributes", node.attrs, node.visibleAnnotations, node.invisibleAnnotations);
    }

    private void method(MethodNode node) {
        add("method", node.access, node.name, node.desc, node.signature, node.exceptions, node.parameters);
        add("code", node.maxStack, node.maxLocals, node.tryCatchBlocks, node.localVariables);
        add("attributes", node.attrs, node.visibleAnnotations, node.invisibleAnnotations);
        List<AbstractInsnNode> insns = Arrays.asList(node.instructions.toArray());
        insns.forEach(insn -> add("  " + insn.getOpcode(), operands(insn, insns)));
    }

    private static Object operands(AbstractInsnNode insn, List<AbstractInsnNode> insns) {
        if (insn instanceof InsnNode) {
            return "";
        } else if (insn instanceof LabelNode) {
            return "label " + insns.indexOf(insn);
        } else if (insn instanceof LineNumberNode line) {
            return "line " + line.line;
        } else if (insn instanceof JumpInsnNode jump) {
            return insns.indexOf(jump.label);
        } else if (insn instanceof FrameNode frame) {
            return "frame " + frame.local + frame.stack;
        } else if (insn instanceof IntInsnNode number) {
            return number.operand;
        } else if (insn instanceof VarInsnNode variable) {
            return variable.var;
        } else if (insn instanceof LdcInsnNode constant) {
            return constant.cst.getClass() + " " + constant.cst;
        } else if (insn instanceof TypeInsnNode type) {
            return type.desc;
        } else if (insn instanceof FieldInsnNode field) {
            return field.owner + "." + field.name + " " + field.desc;
        } else if (insn instanceof MethodInsnNode call) {
            return call.owner + "." + call.name + call.desc + call.itf;
        }
        throw new AssertionError("not printed yet: " + insn.getClass());
    }

    private void add(String what, Object... values) {
        lines.add(what + " " + Arrays.toString(values));
    }
}
