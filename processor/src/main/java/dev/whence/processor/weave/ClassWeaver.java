package dev.whence.processor.weave;

import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.LogLevel;
import dev.whence.processor.weave.Result.Eager;
import dev.whence.processor.weave.Result.Left;
import dev.whence.processor.weave.Result.Place;
import dev.whence.processor.weave.SiteMatcher.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** One attempt at one class file: find the calls, find their log statements, then weave or strip them. */
final class ClassWeaver {
    private final ClassNode owner;
    private final Plan plan;
    private final Spared spared;
    private final List<MethodScan> scans = new ArrayList<>();
    private final SourceOrder order;
    private final Map<MethodInsnNode, Match> matches;
    private final Map<String, Helper> helpers = new LinkedHashMap<>();
    private final List<Left> left = new ArrayList<>();
    private final List<Eager> eager = new ArrayList<>();
    private int woven;
    private int stripped;

    /** @param owner with expanded frames; changed by weaving */
    ClassWeaver(ClassNode owner, Plan plan, Spared spared) {
        this.owner = owner;
        this.plan = plan;
        this.spared = spared;
        for (MethodNode method : owner.methods) {
            scans.add(MethodScan.of(owner.name, method, plan.facade().internalName()));
        }
        this.order = SourceOrder.of(owner, scans);
        this.matches = new SiteMatcher(plan.facade(), owner.name).match(order.sightings());
    }

    /** Every call stays where it is. */
    Result leaveAll(Reason reason) {
        for (MethodScan scan : scans) {
            scan.targets().forEach(target -> leave(scan, target.insn(), reason));
        }
        return Result.unchanged(left);
    }

    Result weave() throws UnreadableMethodException {
        for (MethodScan scan : scans) {
            reportLeft(scan);
            List<Target> chosen = scan.targets().stream()
                    .filter(target -> choose(scan, target))
                    .toList();
            Map<MethodInsnNode, CallSite> sites = new HashMap<>();
            chosen.forEach(target -> putSite(target, sites));
            new MethodWeaver(owner, scan.method(), plan, sites, helpers).weave(chosen);
            if (!chosen.isEmpty()) {
                CleanUp.clean(scan.method());
            }
        }
        if (woven + stripped == 0) {
            return Result.unchanged(left);
        }
        addHelpers();
        return new Result(new Result.Code(write()), woven, stripped, left, eager);
    }

    private void putSite(Target target, Map<MethodInsnNode, CallSite> sites) {
        CallSite site = site(target);
        if (site != null && !isStripped(target)) {
            sites.put(target.insn(), site);
        }
    }

    private boolean isStripped(Target target) {
        return MethodWeaver.isStripped(target.region(), plan.least());
    }

    private @Nullable CallSite site(Target target) {
        Match match = matches.get(target.insn());
        return match == null ? null : match.site();
    }

    /** Decides and counts: whether a call is to be woven or stripped. */
    private boolean choose(MethodScan scan, Target target) {
        CallSite site = site(target);
        if (isStripped(target)) {
            stripped++;
            site = null;
        } else {
            Reason reason = reasonToLeave(scan, target);
            if (reason != null) {
                leave(scan, target.insn(), reason);
                return false;
            }
            woven++;
        }
        if (target.eager()) {
            eager.add(new Eager(place(scan, target.insn()), target.insn().name, site));
        }
        return true;
    }

    private @Nullable Reason reasonToLeave(MethodScan scan, Target target) {
        Match match = matches.get(target.insn());
        if (match == null) {
            return Reason.UNKNOWN_SITE;
        }
        return match.reason() != null ? match.reason() : spared.reason(scan.method());
    }

    private void reportLeft(MethodScan scan) {
        scan.left().forEach((call, reason) -> leave(scan, call, reason));
        String facade = plan.facade().internalName();
        for (AbstractInsnNode insn : scan.method().instructions) {
            if (insn instanceof InvokeDynamicInsnNode dynamic) {
                for (Object argument : dynamic.bsmArgs) {
                    if (argument instanceof Handle handle
                            && handle.getOwner().equals(facade)
                            && isLogging(handle.getName())) {
                        left.add(new Left(place(scan, insn), handle.getName(), Reason.METHOD_REFERENCE, null));
                    }
                }
            }
        }
    }

    private static boolean isLogging(String method) {
        return method.equals("log") || LogLevel.ofMethod(method).isPresent();
    }

    private void leave(MethodScan scan, MethodInsnNode call, Reason reason) {
        Match match = matches.get(call);
        left.add(new Left(place(scan, call), call.name, reason, match == null ? null : match.site()));
    }

    private Place place(MethodScan scan, AbstractInsnNode insn) {
        return new Place(owner.name, order.enclosing(scan.method()), Instructions.line(insn));
    }

    /** Only those that are still called: stripping may have taken a woven call away with its surroundings. */
    private void addHelpers() {
        Orphans orphans = new Orphans(owner);
        if (stripped > 0) {
            orphans.remove();
        }
        List<MethodNode> written = new ArrayList<>();
        for (Helper helper : helpers.values()) {
            MethodNode method = HelperWriter.write(new SiteLoader(plan.facade()), helper);
            if (stripped == 0 || orphans.isUsed(method)) {
                written.add(method);
            }
        }
        owner.methods.addAll(written);
    }

    private byte[] write() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS) {
            /** Would have to load classes of the program that is being compiled. */
            @Override
            protected String getCommonSuperClass(String type1, String type2) {
                throw new IllegalStateException("frames are written by hand: " + type1 + ", " + type2);
            }
        };
        owner.accept(writer);
        return writer.toByteArray();
    }
}
