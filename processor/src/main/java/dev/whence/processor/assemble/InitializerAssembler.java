package dev.whence.processor.assemble;

import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.Facade;
import dev.whence.processor.model.FacadeText.Extent;
import dev.whence.processor.model.GeneratedNames;
import dev.whence.processor.model.LogLevel;
import dev.whence.processor.model.RuntimeNames;
import dev.whence.processor.model.SiteConstant;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the class initializer of a facade, or of a class that holds constants for it. */
final class InitializerAssembler {
    private final Facade facade;
    private final String owner;
    private final MethodVisitor code;
    private int deepestStack;

    /** @param owner the class to initialize */
    InitializerAssembler(Facade facade, String owner, MethodVisitor code) {
        this.facade = facade;
        this.owner = owner;
        this.code = code;
        code.visitCode();
    }

    /** {@code Unwoven.of(LOGGER, FILE)} */
    void unwoven(Extent lines) {
        line(lines.first());
        code.visitLdcInsn(facade.annotated());
        code.visitLdcInsn(facade.file());
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                Names.UNWOVEN,
                "of",
                "(" + Names.STRING_TYPE + Names.STRING_TYPE + ")" + Names.UNWOVEN_TYPE,
                false);
        store(GeneratedNames.UNWOVEN, Names.UNWOVEN_TYPE, 2);
    }

    /** {@code Site.of(LOGGER, LOGGER, FILE, 7, "accepted", Level.INFO, "accepted {}", "id")} */
    void site(SiteConstant constant, Extent lines) {
        CallSite site = constant.site();
        line(lines.first());
        code.visitLdcInsn(facade.annotated());
        code.visitLdcInsn(site.className());
        code.visitLdcInsn(facade.file());
        pushInt(site.lines().call());
        code.visitLdcInsn(site.method());
        LogLevel level = site.level();
        if (level != null) {
            code.visitFieldInsn(Opcodes.GETSTATIC, RuntimeNames.LEVEL, level.name(), Names.LEVEL_TYPE);
        }
        if (constant.format() == null) {
            code.visitInsn(Opcodes.ACONST_NULL);
        } else {
            code.visitLdcInsn(constant.format());
        }
        int onTop = keys(constant, lines);
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                RuntimeNames.SITE,
                constant.isByLevel() ? "byLevel" : "of",
                Names.factoryDescriptor(constant),
                false);
        store(constant.field(), Names.type(constant), (constant.isByLevel() ? 6 : 7) + onTop);
    }

    void end() {
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(deepestStack, 0);
        code.visitEnd();
    }

    /** Puts the array of keys on the stack, and tells how much higher that makes it meanwhile. */
    private int keys(SiteConstant constant, Extent lines) {
        String joined = constant.joinedKeys();
        if (joined == null) {
            return keys(constant.keys());
        }
        code.visitLdcInsn(joined);
        code.visitLdcInsn(",");
        code.visitInsn(Opcodes.ICONST_M1);
        boolean wrapped = lines.last() != lines.first();
        if (wrapped) {
            line(lines.last());
        }
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                RuntimeNames.STRING,
                "split",
                "(" + Names.STRING_TYPE + "I)[" + Names.STRING_TYPE,
                false);
        if (wrapped) {
            line(lines.first());
        }
        return 3;
    }

    private int keys(List<String> keys) {
        pushInt(keys.size());
        code.visitTypeInsn(Opcodes.ANEWARRAY, RuntimeNames.STRING);
        for (int i = 0; i < keys.size(); i++) {
            code.visitInsn(Opcodes.DUP);
            pushInt(i);
            code.visitLdcInsn(keys.get(i));
            code.visitInsn(Opcodes.AASTORE);
        }
        return keys.isEmpty() ? 1 : 4;
    }

    private void store(String field, String type, int stack) {
        code.visitFieldInsn(Opcodes.PUTSTATIC, owner, field, type);
        deepestStack = Math.max(deepestStack, stack);
    }

    private void pushInt(int value) {
        if (value <= 5) {
            code.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value <= Byte.MAX_VALUE) {
            code.visitIntInsn(Opcodes.BIPUSH, value);
        } else if (value <= Short.MAX_VALUE) {
            code.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            code.visitLdcInsn(value);
        }
    }

    private void line(int line) {
        Label here = new Label();
        code.visitLabel(here);
        code.visitLineNumber(line, here);
    }
}
