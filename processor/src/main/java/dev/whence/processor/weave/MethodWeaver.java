package dev.whence.processor.weave;

import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.LogLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Weaves or strips the chosen calls of one method: those in others' arguments first, after which the method is analysed
 * anew.
 */
final class MethodWeaver {
    /** A target as the method shows it in this round. */
    private record Step(Target target, Region region, RegionTypes types) {}

    private final ClassNode owner;
    private final MethodNode method;
    private final LogLevel least;
    private final Map<MethodInsnNode, CallSite> sites;
    private final SiteLoader loader;
    private final Map<String, Helper> helpers;

    /**
     * @param sites the log statements of the calls to weave
     * @param helpers receives what the woven calls need
     */
    MethodWeaver(
            ClassNode owner,
            MethodNode method,
            Plan plan,
            Map<MethodInsnNode, CallSite> sites,
            Map<String, Helper> helpers) {
        this.owner = owner;
        this.method = method;
        this.least = plan.least();
        this.sites = sites;
        this.loader = new SiteLoader(plan.facade());
        this.helpers = helpers;
    }

    static boolean isStripped(Region region, LogLevel least) {
        return region.level() != null && region.level().compareTo(least) < 0;
    }

    /** @param targets the calls to weave or strip, in the order of their regions' starts */
    void weave(List<Target> targets) throws UnreadableMethodException {
        int rounds = 1 + targets.stream().mapToInt(Target::depth).max().orElse(-1);
        for (int depth = 0; depth < rounds; depth++) {
            int now = depth;
            List<Target> round =
                    targets.stream().filter(target -> target.depth() == now).toList();
            if (!round.isEmpty()) {
                weaveRound(round);
            }
        }
    }

    /** Weaves calls none of which stands in another's arguments. */
    private void weaveRound(List<Target> round) throws UnreadableMethodException {
        MethodCode code = isUnchanged(round) ? round.get(0).region().code() : MethodCode.of(owner.name, method);
        RegionFinder finder = new RegionFinder(code);
        List<Step> steps = new ArrayList<>();
        for (Target target : round) {
            Region region = region(finder, target);
            steps.add(new Step(target, region, RegionTypes.of(region, target)));
        }
        // Only now: the types are those of the method as it was.
        steps.forEach(step -> rewrite(step.target, step.region, step.types));
    }

    /** Nothing is changed before the first round. */
    private static boolean isUnchanged(List<Target> round) {
        return round.get(0).depth() == 0;
    }

    private Region region(RegionFinder finder, Target target) {
        Region region = target.depth() == 0
                ? target.region()
                : finder.find(target.region().call()).region();
        if (region == null) {
            throw new IllegalStateException(
                    "weaving broke the arguments of " + target.insn().name + " in " + method.name);
        }
        CallSite site = sites.get(target.insn());
        boolean levelOnStack = site != null && site.level() == null && region.level() != null;
        return levelOnStack ? finder.withLevelOnStack(region) : region;
    }

    private void rewrite(Target target, Region region, RegionTypes types) {
        if (!isStripped(region, least)) {
            CallSite site = Objects.requireNonNull(sites.get(target.insn()));
            if (!target.eager()) {
                new Guard(loader).put(method.instructions, region, site, types);
            }
            Helper helper = Helper.of(site, region, target.eager());
            helpers.merge(helper.key(), helper, Helper::with);
            InsnList call = new InsnList();
            call.add(callOf(helper));
            unwrap(region, types, call);
        } else if (target.eager()) {
            unwrap(region, types, pops(region));
        } else {
            remove(region);
        }
    }

    private MethodInsnNode callOf(Helper helper) {
        boolean inInterface = (owner.access & Opcodes.ACC_INTERFACE) != 0;
        return new MethodInsnNode(Opcodes.INVOKESTATIC, owner.name, helper.name(), helper.descriptor(), inInterface);
    }

    private static InsnList pops(Region region) {
        InsnList pops = new InsnList();
        List<Type> types = new ArrayList<>(List.of(region.operands().types()));
        while (!types.isEmpty()) {
            Type top = types.remove(types.size() - 1);
            pops.add(new InsnNode(top.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP));
        }
        return pops;
    }

    /** Takes format, boxes and array away and puts other code in the place of the call. */
    private void unwrap(Region region, RegionTypes types, InsnList instead) {
        FrameRepair.repair(region, types);
        InsnList code = method.instructions;
        for (Operand operand : region.operands().list()) {
            operand.boxes().forEach(code::remove);
        }
        if (region.operands().array() != null) {
            region.operands().array().all().forEach(code::remove);
        }
        if (region.constantLevel() != null) {
            code.remove(region.constantLevel());
        }
        code.remove(region.format());
        code.insertBefore(region.call().insn(), instead);
        code.remove(region.call().insn());
    }

    /** Labels stay: tables refer to them. */
    private void remove(Region region) {
        for (int i = region.start(); i <= region.end(); i++) {
            AbstractInsnNode insn = region.code().at(i);
            if (!(insn instanceof LabelNode)) {
                method.instructions.remove(insn);
            }
        }
    }
}
