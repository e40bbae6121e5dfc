package dev.whence.processor.weave;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The facade's calls in one method.
 *
 * @param targets those that can be woven, in the order of their regions' starts
 * @param left the others
 */
record MethodScan(MethodNode method, List<Target> targets, Map<MethodInsnNode, Reason> left) {

    static MethodScan of(String owner, MethodNode method, String facade) {
        List<FacadeCall> calls = new ArrayList<>();
        for (AbstractInsnNode insn : method.instructions) {
            FacadeCall.of(insn, facade).ifPresent(calls::add);
        }
        Map<MethodInsnNode, Reason> left = new LinkedHashMap<>();
        List<Target> targets = List.of();
        if (!calls.isEmpty()) {
            labelCreations(method);
            try {
                targets = targets(MethodCode.of(owner, method), calls, left);
            } catch (UnreadableMethodException e) {
                calls.forEach(call -> left.put(call.insn(), Reason.METHOD_NOT_READABLE));
            }
        }
        return new MethodScan(method, targets, left);
    }

    /** Frames name an object that is not initialised yet by a label at its {@code new}. */
    static void labelCreations(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.NEW && !(insn.getPrevious() instanceof LabelNode)) {
                method.instructions.insertBefore(insn, new LabelNode());
            }
        }
    }

    private static List<Target> targets(MethodCode code, List<FacadeCall> calls, Map<MethodInsnNode, Reason> left) {
        RegionFinder finder = new RegionFinder(code);
        List<Region> regions = new ArrayList<>();
        for (FacadeCall call : calls) {
            RegionFinder.Attempt attempt = finder.find(call);
            if (attempt.region() != null) {
                regions.add(attempt.region());
            } else if (attempt.reason() != null) {
                left.put(call.insn(), attempt.reason());
            }
        }
        if (regions.isEmpty()) {
            return List.of();
        }
        Liveness liveness =
                regions.stream().allMatch(Region::storesNothing) ? Liveness.ofAllSlots(code) : Liveness.of(code);
        List<Target> targets = new ArrayList<>();
        // In the order of their ends an outer call comes behind those in its arguments.
        for (Region region : regions) {
            int depth = 0;
            for (Target before : targets) {
                depth = region.contains(before.region()) ? Math.max(depth, before.depth() + 1) : depth;
            }
            targets.add(new Target(
                    region,
                    Effects.mustEvaluate(region, liveness),
                    liveness.at(region.start()),
                    liveness.at(region.end() + 1),
                    depth));
        }
        targets.sort(Comparator.comparingInt(target -> target.region().start()));
        return targets;
    }
}
