package dev.whence.processor.assemble;

import dev.whence.processor.model.Facade;
import dev.whence.processor.model.FacadeMethod;
import dev.whence.processor.model.FacadeText.Extent;
import dev.whence.processor.model.GeneratedNames;
import dev.whence.processor.model.RuntimeNames;
import dev.whence.processor.model.SiteConstant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes one class file of a facade. Members are added as the source has them, from top to bottom. */
final class ClassAssembler {
    private static final int CONSTANT = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    private static final int NESTED = CONSTANT;

    /** Puts a constant's value on the stack and stores it. */
    @FunctionalInterface
    private interface Initialization {
        void write(InitializerAssembler code);
    }

    private final Facade facade;
    private final String name;
    private final Iterator<Extent> lines;
    private final ClassWriter writer = new ClassWriter(0);
    private final List<Initialization> initializations = new ArrayList<>();

    /**
     * Begins a class.
     *
     * @param holder the simple name of a nested class, empty for the facade itself
     * @param lines of its members, which are taken one by one
     */
    ClassAssembler(Facade facade, String holder, Iterator<Extent> lines) {
        this.facade = facade;
        this.lines = lines;
        this.name = holder.isEmpty() ? facade.internalName() : nested(holder);
        // The version of the runtime's classes: who runs a facade reads those.
        writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name, null, RuntimeNames.OBJECT, null);
        writer.visitSource(facade.name() + ".java", null);
        if (!holder.isEmpty()) {
            writer.visitNestHost(facade.internalName());
            writer.visitInnerClass(name, facade.internalName(), holder, NESTED);
        }
    }

    /** Names a nested class. */
    void nest(String holder) {
        writer.visitNestMember(nested(holder));
        writer.visitInnerClass(nested(holder), name, holder, NESTED);
    }

    void sharedFields() {
        text(GeneratedNames.LOGGER, facade.annotated());
        text(GeneratedNames.FILE, facade.file());
        Extent line = lines.next();
        field(Opcodes.ACC_PRIVATE | CONSTANT, GeneratedNames.UNWOVEN, Names.UNWOVEN_TYPE, null);
        initializations.add(code -> code.unwoven(line));
    }

    void constants(List<SiteConstant> constants) {
        if (constants.stream().anyMatch(SiteConstant::isByLevel)) {
            writer.visitInnerClass(
                    RuntimeNames.BY_LEVEL, RuntimeNames.SITE, Names.BY_LEVEL_SIMPLE, Opcodes.ACC_PUBLIC | NESTED);
        }
        for (SiteConstant constant : constants) {
            Extent line = lines.next();
            field(CONSTANT, constant.field(), Names.type(constant), null);
            initializations.add(code -> code.site(constant, line));
        }
    }

    /** Private and empty. */
    void constructor() {
        int line = lines.next().first();
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PRIVATE, "<init>", "()V", null, null);
        code.visitCode();
        Label start = new Label();
        code.visitLabel(start);
        code.visitLineNumber(line, start);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, RuntimeNames.OBJECT, "<init>", "()V", false);
        Label end = new Label();
        code.visitLabel(end);
        code.visitLineNumber(line + 1, end);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(1, 1);
        code.visitEnd();
    }

    void method(FacadeMethod method) {
        int access = Opcodes.ACC_STATIC
                | (method.isPrivate() ? Opcodes.ACC_PRIVATE : 0)
                | (method.isVarargs() ? Opcodes.ACC_VARARGS : 0);
        MethodVisitor code = writer.visitMethod(access, method.name(), Names.descriptor(method), null, null);
        new MethodAssembler(name, method, code, lines.next().first()).write();
    }

    /** Ends the class with its initializer. */
    byte[] bytes() {
        InitializerAssembler code = new InitializerAssembler(
                facade, name, writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null));
        initializations.forEach(initialization -> initialization.write(code));
        code.end();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void text(String field, String value) {
        lines.next(); // no code
        field(Opcodes.ACC_PRIVATE | CONSTANT, field, Names.STRING_TYPE, value);
    }

    private void field(int access, String field, String type, @Nullable Object value) {
        writer.visitField(access, field, type, null, value).visitEnd();
    }

    private String nested(String holder) {
        return facade.internalName() + "$" + holder;
    }
}
