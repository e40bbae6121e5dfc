package dev.whence.processor.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The targets of a class in the order of the source: the body of a lambda, which javac makes a method of its own, counts
 * where the lambda is made. Copies of finally blocks and initialisers come again.
 */
final class SourceOrder {
    /**
     * A target and the method of the source around it: {@code m} for one in {@code lambda$m$0}.
     */
    record Sighting(Target target, String method) {}

    private final ClassNode owner;
    private final Map<AbstractInsnNode, Target> byStart = new HashMap<>();
    private final Map<String, MethodNode> lambdas = new LinkedHashMap<>();
    private final Map<MethodNode, String> enclosing = new LinkedHashMap<>();
    private final List<Sighting> sightings = new ArrayList<>();

    private SourceOrder(ClassNode owner, List<MethodScan> scans) {
        this.owner = owner;
        for (MethodScan scan : scans) {
            scan.targets().forEach(target -> byStart.put(target.region().first(), target));
        }
    }

    static SourceOrder of(ClassNode owner, List<MethodScan> scans) {
        SourceOrder order = new SourceOrder(owner, scans);
        for (MethodNode method : owner.methods) {
            if (isLambdaBody(method)) {
                order.lambdas.put(method.name + method.desc, method);
            }
        }
        for (MethodNode method : owner.methods) {
            if (!isLambdaBody(method)) {
                order.visit(method, method.name);
            }
        }
        for (MethodNode lambda : order.lambdas.values()) {
            order.visit(lambda, nameInside(lambda));
        }
        return order;
    }

    static boolean isLambdaBody(MethodNode method) {
        return (method.access & Opcodes.ACC_SYNTHETIC) != 0 && method.name.startsWith("lambda$");
    }

    List<Sighting> sightings() {
        return sightings;
    }

    /** The method of the source that a method of the class file belongs to. */
    String enclosing(MethodNode method) {
        return enclosing.getOrDefault(method, method.name);
    }

    private void visit(MethodNode method, String name) {
        if (enclosing.putIfAbsent(method, name) != null) {
            return;
        }
        for (AbstractInsnNode insn : method.instructions) {
            Target target = byStart.get(insn);
            if (target != null) {
                sightings.add(new Sighting(target, name));
            }
            if (insn instanceof InvokeDynamicInsnNode dynamic) {
                visitBodies(dynamic, name);
            }
        }
    }

    private void visitBodies(InvokeDynamicInsnNode insn, String name) {
        for (Object argument : insn.bsmArgs) {
            if (argument instanceof Handle handle && handle.getOwner().equals(owner.name)) {
                MethodNode body = lambdas.get(handle.getName() + handle.getDesc());
                if (body != null) {
                    visit(body, name);
                }
            }
        }
    }

    /** For a lambda that nothing makes: {@code lambda$m$0} -> {@code m}. */
    private static String nameInside(MethodNode lambda) {
        String[] parts = lambda.name.split("\\$", -1);
        return switch (parts[1]) {
            case "new" -> "<init>";
            case "static" -> "<clinit>";
            default -> parts[1];
        };
    }
}
