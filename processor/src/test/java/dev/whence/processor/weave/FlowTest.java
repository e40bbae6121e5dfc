package dev.whence.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.AnalyzerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** What the weaver knows of stack and slots, against ASM's two analyses, in the JDK's own methods. */
class FlowTest {
    private static final List<String> PACKAGES = List.of(
            "java/lang", "java/util", "java/util/concurrent", "java/util/stream", "java/time", "sun/security/ssl");

    @Test
    void knowsWhatTwoOtherAnalysesKnow() throws Exception {
        int methods = 0;
        for (ClassNode owner : classes()) {
            for (MethodNode method : owner.methods) {
                if (method.instructions.size() > 0) {
                    compare(owner.name, method);
                    methods++;
                }
            }
        }
        System.out.println(methods + " methods of the JDK compared");
        assertThat(methods).isGreaterThan(10_000);
    }

    @Test
    void aLoopMayRunAboveAValue() throws Exception {
        LabelNode loop = new LabelNode();
        MethodNode method = method(
                new InsnNode(Opcodes.ICONST_0),
                loop,
                frame(Opcodes.INTEGER),
                new InsnNode(Opcodes.NOP),
                new JumpInsnNode(Opcodes.GOTO, loop));

        assertThat(Flow.of("A", method).stacks()[3].top().onlyProducer()).isSameAs(method.instructions.getFirst());
    }

    @Test
    void doesNotReadALoopThatChangesAValue() {
        LabelNode loop = new LabelNode();

        assertUnreadable(
                "a way back brings another stack",
                new InsnNode(Opcodes.ICONST_0),
                loop,
                frame(Opcodes.INTEGER),
                new InsnNode(Opcodes.POP),
                new InsnNode(Opcodes.ICONST_1),
                new JumpInsnNode(Opcodes.GOTO, loop));
    }

    @Test
    void doesNotReadWaysThatMeetWithoutAFrame() {
        LabelNode end = new LabelNode();

        assertUnreadable(
                "ways meet without a frame",
                new InsnNode(Opcodes.ICONST_0),
                new JumpInsnNode(Opcodes.IFEQ, end),
                end,
                new InsnNode(Opcodes.RETURN));
    }

    @Test
    void doesNotReadWaysThatMeetWithStacksOfOtherSizes() {
        LabelNode end = new LabelNode();

        assertUnreadable(
                "stacks of 1 and 0 values meet",
                new InsnNode(Opcodes.ICONST_0),
                new JumpInsnNode(Opcodes.IFEQ, end),
                new InsnNode(Opcodes.ICONST_1),
                end,
                frame(),
                new InsnNode(Opcodes.RETURN));
    }

    @Test
    void doesNotReadSubroutinesOrAnEmptyStack() {
        LabelNode subroutine = new LabelNode();

        assertUnreadable("opcode 168", new JumpInsnNode(Opcodes.JSR, subroutine), subroutine);
        assertUnreadable("an instruction takes from an empty stack", new InsnNode(Opcodes.POP));
    }

    private static void assertUnreadable(String reason, AbstractInsnNode... insns) {
        assertThatThrownBy(() -> Flow.of("A", method(insns)))
                .isInstanceOf(UnreadableMethodException.class)
                .hasMessage(reason);
    }

    private static MethodNode method(AbstractInsnNode... insns) {
        MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "m", "()V", null, null);
        for (AbstractInsnNode insn : insns) {
            method.instructions.add(insn);
        }
        return method;
    }

    private static FrameNode frame(Object... stack) {
        return new FrameNode(Opcodes.F_NEW, 0, new Object[0], stack.length, stack);
    }

    private static List<ClassNode> classes() throws IOException {
        Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
        List<ClassNode> classes = new ArrayList<>();
        for (String name : PACKAGES) {
            try (Stream<Path> files = Files.list(base.resolve(name))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".class")).toList()) {
                    ClassNode owner = new ClassNode();
                    new ClassReader(Files.readAllBytes(file)).accept(owner, ClassReader.EXPAND_FRAMES);
                    classes.add(owner);
                }
            }
        }
        return classes;
    }

    private static void compare(String owner, MethodNode method) throws Exception {
        MethodScan.labelCreations(method);
        Flow flow = Flow.of(owner, method);
        @Nullable Frame<SourceValue>[] frames = new Analyzer<>(new Sources()).analyze(owner, method);
        AnalyzerAdapter verifier = new AnalyzerAdapter(owner, method.access, method.name, method.desc, null);
        for (int i = 0; i < frames.length; i++) {
            AbstractInsnNode insn = method.instructions.get(i);
            Frame<SourceValue> frame = frames[i];
            if (Instructions.isReal(insn) && frame != null) {
                String place = "%s.%s%s at %d".formatted(owner, method.name, method.desc, i);
                Stack stack = flow.stacks()[i];
                assertThat(stack).as(place).isNotNull();
                assertSameProducers(stack.values(), frame, place);
                assertThat(slots(stack.types())).as(place).isEqualTo(plain(verifier.stack));
                assertThat(slots(VerificationTypes.frame(flow.locals()[i])))
                        .as(place)
                        .isEqualTo(plain(verifier.locals));
            } else if (Instructions.isReal(insn)) {
                assertThat(flow.stacks()[i]).isNull();
            }
            insn.accept(verifier);
        }
    }

    /** A plain dup copies the very value. */
    private static final class Sources extends SourceInterpreter {
        Sources() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
            return insn.getOpcode() == Opcodes.DUP ? value : super.copyOperation(insn, value);
        }
    }

    /** Where a value is duplicated below others, the two name different ones the copy. */
    private static void assertSameProducers(List<Value> values, Frame<SourceValue> frame, String place) {
        assertThat(values).as(place).hasSize(frame.getStackSize());
        for (int i = 0; i < values.size(); i++) {
            Set<AbstractInsnNode> ours = values.get(i).producers();
            Set<AbstractInsnNode> theirs = frame.getStack(i).insns;
            if (!isCopy(ours) && !isCopy(theirs)) {
                assertThat(ours).as(place).isEqualTo(theirs);
            }
        }
    }

    private static boolean isCopy(Set<AbstractInsnNode> producers) {
        return producers.stream()
                .anyMatch(insn -> insn.getOpcode() > Opcodes.DUP && insn.getOpcode() <= Opcodes.DUP2_X2);
    }

    /** A second entry for each long and double, as in ASM's adapter. */
    private static List<Object> slots(List<Object> frame) {
        List<Object> slots = new ArrayList<>();
        for (Object type : frame) {
            slots.add(type instanceof LabelNode ? "uninitialized" : type);
            if (VerificationTypes.isWide(type)) {
                slots.add(Opcodes.TOP);
            }
        }
        return withoutEnd(slots);
    }

    private static List<Object> plain(List<Object> slots) {
        return withoutEnd(slots.stream()
                .map(type -> type instanceof Label ? "uninitialized" : type)
                .toList());
    }

    private static List<Object> withoutEnd(List<Object> slots) {
        int end = slots.size();
        while (end > 0 && slots.get(end - 1) == Opcodes.TOP) {
            end--;
        }
        return new ArrayList<>(slots.subList(0, end));
    }
}
