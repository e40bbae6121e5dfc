package dev.whence.processor.weave;

import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.tree.ClassNode;

/**
 * Rewrites the log calls in a class file. A call
 *
 * <pre>{@code EchoServerLog.info("accepted {} from {}", id, peer);}</pre>
 *
 * becomes
 *
 * <pre>{@code if (EchoServerLog.S7.isEnabled()) whence$info$7(id, peer);}</pre>
 *
 * with a private static helper in the class itself, see {@link HelperWriter}. A call below the least level goes, with
 * its arguments and strings. Whatever cannot be woven safely stays as it is and is reported.
 *
 * <p>A pure function: it loads no classes, reads no files and keeps nothing.
 */
public final class Weaver {
    private static final int CONSTANT_CLASS = 7;

    private Weaver() {}

    /**
     * @throws IllegalArgumentException if the class file is of a version that is not known yet
     * @throws IllegalStateException if the class file cannot be understood
     */
    public static Result weave(byte[] classFile, Plan plan) {
        ClassReader reader = new ClassReader(classFile);
        if (!mentions(reader, plan.facade().internalName())) {
            return Result.unchanged(List.of());
        }
        Spared spared = new Spared();
        while (true) {
            try {
                return attempt(reader, plan, spared).weave();
            } catch (MethodTooLargeException e) {
                if (!spared.add(e.getMethodName(), e.getDescriptor())) {
                    return attempt(reader, plan, spared).leaveAll(Reason.METHOD_TOO_LARGE);
                }
            } catch (ClassTooLargeException e) {
                if (!spared.addAll()) {
                    return attempt(reader, plan, spared).leaveAll(Reason.CLASS_TOO_LARGE);
                }
            } catch (UnreadableMethodException e) {
                throw new IllegalStateException("woven code cannot be analysed", e);
            }
        }
    }

    private static ClassWeaver attempt(ClassReader reader, Plan plan, Spared spared) {
        ClassNode owner = new ClassNode();
        reader.accept(owner, ClassReader.EXPAND_FRAMES);
        return new ClassWeaver(owner, plan, spared);
    }

    /** Most class files hold no log call: a look at the constants saves reading them. */
    private static boolean mentions(ClassReader reader, String facade) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int offset = reader.getItem(i);
            if (offset > 0
                    && reader.readByte(offset - 1) == CONSTANT_CLASS
                    && facade.equals(reader.readUTF8(offset, buffer))) {
                return true;
            }
        }
        return false;
    }
}
