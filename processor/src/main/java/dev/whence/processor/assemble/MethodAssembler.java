package dev.whence.processor.assemble;

import dev.whence.processor.model.FacadeMethod;
import dev.whence.processor.model.FacadeMethods;
import dev.whence.processor.model.GeneratedNames;
import dev.whence.processor.model.LogLevel;
import dev.whence.processor.model.RuntimeNames;
import java.util.Objects;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the code of one log method. Statements stand line by line below the method's name, as the source has them. */
final class MethodAssembler {
    private final String owner;
    private final MethodVisitor code;
    private final FacadeMethod method;
    private int line;

    /**
     * @param owner the facade
     * @param line of the method's name
     */
    MethodAssembler(String owner, FacadeMethod method, MethodVisitor code, int line) {
        this.owner = owner;
        this.method = method;
        this.code = code;
        this.line = line;
    }

    void write() {
        code.visitCode();
        switch (method.body()) {
            case NOTHING -> returnNothing();
            case LOG -> log();
            case NO -> {
                nextLine();
                code.visitInsn(Opcodes.ICONST_0);
                code.visitInsn(Opcodes.IRETURN);
            }
            case IS_ENABLED -> isEnabled();
            case IS_COMPILED -> isCompiled();
        }
        int parameters = method.parameters().size();
        code.visitMaxs(deepestStack(), parameters);
        code.visitEnd();
    }

    /** UNWOVEN and what it is given; or a level beside another. */
    private int deepestStack() {
        int level = method.level() == null ? 0 : 1;
        return switch (method.body()) {
            case NOTHING -> 0;
            case NO -> 1;
            case LOG, IS_ENABLED -> 1 + level + method.parameters().size();
            case IS_COMPILED -> 2;
        };
    }

    private void log() {
        Label end = new Label();
        if (method.gated()) {
            nextLine();
            askGate(end);
        }
        nextLine();
        askUnwoven("log");
        if (method.gated()) {
            line++; // the brace
            code.visitLabel(end);
            code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        }
        returnNothing();
    }

    private void isEnabled() {
        nextLine();
        if (!method.gated()) {
            askUnwoven("isEnabled");
            code.visitInsn(Opcodes.IRETURN);
            return;
        }
        Label no = new Label();
        askGate(no);
        askUnwoven("isEnabled");
        code.visitJumpInsn(Opcodes.IFEQ, no);
        answer(no);
    }

    private void isCompiled() {
        Label given = new Label();
        Label compare = new Label();
        Label no = new Label();
        nextLine();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitJumpInsn(Opcodes.IFNONNULL, given);
        load(LogLevel.INFO);
        code.visitJumpInsn(Opcodes.GOTO, compare);
        code.visitLabel(given);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitLabel(compare);
        code.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {RuntimeNames.LEVEL});
        load(Objects.requireNonNull(method.level()));
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, RuntimeNames.LEVEL, "compareTo", "(Ljava/lang/Enum;)I", false);
        code.visitJumpInsn(Opcodes.IFLT, no);
        answer(no);
    }

    /** Jumps if calls at the level that is a parameter were compiled away. */
    private void askGate(Label no) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, FacadeMethods.GATE, "(" + Names.LEVEL_TYPE + ")Z", false);
        code.visitJumpInsn(Opcodes.IFEQ, no);
    }

    private void askUnwoven(String name) {
        code.visitFieldInsn(Opcodes.GETSTATIC, owner, GeneratedNames.UNWOVEN, Names.UNWOVEN_TYPE);
        if (method.level() != null) {
            load(method.level());
        }
        for (int i = 0; i < method.parameters().size(); i++) {
            code.visitVarInsn(Opcodes.ALOAD, i);
        }
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Names.UNWOVEN, name, Names.unwovenDescriptor(method), false);
    }

    private void load(LogLevel level) {
        code.visitFieldInsn(Opcodes.GETSTATIC, RuntimeNames.LEVEL, level.name(), Names.LEVEL_TYPE);
    }

    /** Answers true here, and false at a label. */
    private void answer(Label no) {
        Label end = new Label();
        code.visitInsn(Opcodes.ICONST_1);
        code.visitJumpInsn(Opcodes.GOTO, end);
        code.visitLabel(no);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitLabel(end);
        code.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {Opcodes.INTEGER});
        code.visitInsn(Opcodes.IRETURN);
    }

    private void returnNothing() {
        nextLine();
        code.visitInsn(Opcodes.RETURN);
    }

    private void nextLine() {
        line++;
        Label here = new Label();
        code.visitLabel(here);
        code.visitLineNumber(line, here);
    }
}
