package dev.whence.processor.weave;

import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.RuntimeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Writes the body of a helper:
 *
 * <pre>{@code
 * private static void whence$info$8(int id, Object peer) {
 *   if (!EchoServerLog.S8.isEnabled()) return;               // only if a call has no guard
 *   peer = Link.readyLast(peer);
 *   Claim claim = Link.begin(EchoServerLog.S8, "IL", 4 + Link.size(peer));
 *   if (claim != null) {
 *     try {
 *       claim.put(id);
 *       claim.put(peer);
 *       claim.commit();
 *     } catch (InternalError e) { // costs nothing where none comes; see Claim.lose
 *       claim.lose(e);
 *     }
 *   }
 * }
 *
 * private static void whence$info$9(Object[] arguments) {
 *   Link.all(EchoServerLog.S9, null, arguments);
 * }
 * }</pre>
 *
 * Where the level is known only at the call, it is the first parameter and the site is {@code S8.at(level)}; where the
 * site does not know its format, that is put first.
 */
final class HelperWriter {
    private static final String OBJECT = RuntimeNames.descriptor(RuntimeNames.OBJECT);
    private static final String SITE = RuntimeNames.descriptor(RuntimeNames.SITE);
    private static final String STRING = RuntimeNames.descriptor(RuntimeNames.STRING);
    private static final String CLAIM = RuntimeNames.descriptor(Contract.CLAIM);

    private final SiteLoader sites;
    private final Helper helper;
    private final MethodNode method;
    private final InsnList code;
    private final LabelNode end = new LabelNode();

    private HelperWriter(SiteLoader sites, Helper helper) {
        this.sites = sites;
        this.helper = helper;
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        method = new MethodNode(access, helper.name(), helper.descriptor(), null, null);
        code = method.instructions;
    }

    static MethodNode write(SiteLoader sites, Helper helper) {
        return new HelperWriter(sites, helper).write();
    }

    private MethodNode write() {
        if (helper.line() > 0) {
            LabelNode start = new LabelNode();
            code.add(start);
            code.add(new LineNumberNode(helper.line(), start));
        }
        if (helper.asksFirst()) {
            ask();
        }
        if (helper.takesArray()) {
            passArray();
        } else {
            passOneByOne();
        }
        code.add(end);
        if (helper.asksFirst() || !helper.takesArray()) {
            code.add(frame(parameters()));
        }
        code.add(new InsnNode(Opcodes.RETURN));
        return method;
    }

    private void ask() {
        CallSite site = helper.site();
        code.add(sites.load(site));
        if (helper.takesLevel()) {
            code.add(new VarInsnNode(Opcodes.ALOAD, 0));
        }
        code.add(SiteLoader.isEnabled(site));
        code.add(new JumpInsnNode(Opcodes.IFEQ, end));
    }

    private void loadSite() {
        code.add(sites.load(helper.site()));
        if (helper.takesLevel()) {
            code.add(new VarInsnNode(Opcodes.ALOAD, 0));
            code.add(SiteLoader.at());
        }
    }

    private void passArray() {
        loadSite();
        code.add(helper.format() == null ? new InsnNode(Opcodes.ACONST_NULL) : new LdcInsnNode(helper.format()));
        code.add(new VarInsnNode(Opcodes.ALOAD, slot(0)));
        link("all", "(" + SITE + STRING + Contract.ARRAY_TYPE + ")V");
    }

    private void passOneByOne() {
        int claim = slot(helper.operands().size());
        makeReady();
        loadSite();
        code.add(new LdcInsnNode(shape()));
        pushSize();
        link("begin", "(" + SITE + STRING + "I)" + CLAIM);
        code.add(new VarInsnNode(Opcodes.ASTORE, claim));
        code.add(new VarInsnNode(Opcodes.ALOAD, claim));
        code.add(new JumpInsnNode(Opcodes.IFNULL, end));
        fill(claim);
    }

    private void fill(int claim) {
        LabelNode first = new LabelNode();
        LabelNode lost = new LabelNode();
        code.add(first);
        if (helper.format() != null) {
            code.add(new VarInsnNode(Opcodes.ALOAD, claim));
            code.add(new LdcInsnNode(helper.format()));
            claim("put", "(" + OBJECT + ")V");
        }
        for (int i = 0; i < helper.operands().size(); i++) {
            code.add(new VarInsnNode(Opcodes.ALOAD, claim));
            code.add(load(i));
            claim("put", "(" + helper.operands().get(i) + ")V");
        }
        code.add(new VarInsnNode(Opcodes.ALOAD, claim));
        claim("commit", "()V");
        code.add(new InsnNode(Opcodes.RETURN));
        code.add(lost);
        method.tryCatchBlocks.add(new TryCatchBlockNode(first, lost, lost, Contract.INTERNAL_ERROR));
        code.add(frame(Stream.concat(parameters(), Stream.of(Contract.CLAIM)), Contract.INTERNAL_ERROR));
        code.add(new VarInsnNode(Opcodes.ALOAD, claim));
        code.add(new InsnNode(Opcodes.SWAP));
        claim("lose", "(" + RuntimeNames.descriptor(Contract.INTERNAL_ERROR) + ")V");
    }

    private Stream<Object> parameters() {
        return helper.parameters().stream().map(VerificationTypes::of);
    }

    private static FrameNode frame(Stream<Object> locals, Object... stack) {
        Object[] types = locals.toArray();
        return new FrameNode(Opcodes.F_NEW, types.length, types, stack.length, stack);
    }

    /** Runs the user's code in references before any room is claimed. */
    private void makeReady() {
        int last = helper.operands().size() - 1;
        for (int i = 0; i <= last; i++) {
            if (!Boxing.isPrimitive(helper.operands().get(i))) {
                code.add(load(i));
                link(i == last ? "readyLast" : "ready", "(" + OBJECT + ")" + OBJECT);
                code.add(new VarInsnNode(Opcodes.ASTORE, slot(i)));
            }
        }
    }

    private String shape() {
        StringBuilder shape = new StringBuilder(helper.format() == null ? "" : "F");
        for (Type type : helper.operands()) {
            shape.append(Boxing.isPrimitive(type) ? type.getDescriptor() : "L");
        }
        return shape.toString();
    }

    /** Leaves the sum of all sizes on the stack; a constant part of zero is not added. */
    private void pushSize() {
        List<Type> operands = helper.operands();
        int fixed = operands.stream()
                .filter(Boxing::isPrimitive)
                .mapToInt(Boxing::recordSize)
                .sum();
        List<AbstractInsnNode> sized = new ArrayList<>();
        if (helper.format() != null) {
            sized.add(new LdcInsnNode(helper.format()));
        }
        for (int i = 0; i < operands.size(); i++) {
            if (!Boxing.isPrimitive(operands.get(i))) {
                sized.add(load(i));
            }
        }
        boolean some = fixed > 0 || sized.isEmpty();
        if (some) {
            code.add(Instructions.push(fixed));
        }
        for (AbstractInsnNode value : sized) {
            code.add(value);
            link("size", "(" + OBJECT + ")I");
            if (some) {
                code.add(new InsnNode(Opcodes.IADD));
            }
            some = true;
        }
    }

    private VarInsnNode load(int operand) {
        return new VarInsnNode(helper.operands().get(operand).getOpcode(Opcodes.ILOAD), slot(operand));
    }

    /** The local slot of an operand, or behind the last one. */
    private int slot(int operand) {
        int slot = helper.takesLevel() ? 1 : 0;
        for (Type before : helper.operands().subList(0, operand)) {
            slot += before.getSize();
        }
        return slot;
    }

    private void link(String name, String descriptor) {
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, Contract.LINK, name, descriptor, false));
    }

    private void claim(String name, String descriptor) {
        code.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, Contract.CLAIM, name, descriptor, false));
    }
}
