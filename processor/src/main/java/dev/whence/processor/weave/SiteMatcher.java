package dev.whence.processor.weave;

import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.Facade;
import dev.whence.processor.weave.SourceOrder.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodInsnNode;

/** Finds the log statement of the source for each call of a class file. */
final class SiteMatcher {
    /**
     * The answer: a log statement, or why there is none.
     *
     * @param site null if there is none
     * @param reason null if there is one
     */
    record Match(@Nullable CallSite site, @Nullable Reason reason) {}

    private final String className;
    private final Map<String, List<CallSite>> byFormat = new HashMap<>();
    private final List<CallSite> withoutFormat = new ArrayList<>();

    /** @param className internal, of the class file */
    SiteMatcher(Facade facade, String className) {
        this.className = className.replace('/', '.');
        for (CallSite site : facade.sites()) {
            if (site.format() == null) {
                withoutFormat.add(site);
            } else {
                byFormat.computeIfAbsent(site.format(), format -> new ArrayList<>())
                        .add(site);
            }
        }
    }

    /** @param sightings all calls of the class file, in the order of the source */
    Map<MethodInsnNode, Match> match(List<Sighting> sightings) {
        Map<List<Integer>, Alike> groups = new LinkedHashMap<>();
        for (Sighting sighting : sightings) {
            List<CallSite> sites = candidates(sighting);
            groups.computeIfAbsent(
                            sites.stream().map(CallSite::number).toList(),
                            numbers -> new Alike(sites, new ArrayList<>()))
                    .calls
                    .add(sighting);
        }
        Map<MethodInsnNode, Match> matches = new HashMap<>();
        groups.values().forEach(alike -> alike.assign(matches));
        return matches;
    }

    /** Calls that may each be any of some log statements. */
    private record Alike(List<CallSite> sites, List<Sighting> calls) {

        void assign(Map<MethodInsnNode, Match> matches) {
            int[] chosen = sites.isEmpty() ? null : Twins.tellApart(calls, sites.size(), hasLines(calls.get(0)));
            Match none = new Match(null, sites.isEmpty() ? Reason.UNKNOWN_SITE : Reason.AMBIGUOUS_SITE);
            for (int i = 0; i < calls.size(); i++) {
                Match match = chosen == null ? none : new Match(sites.get(chosen[i]), null);
                matches.put(calls.get(i).target().insn(), match);
            }
        }
    }

    private static boolean hasLines(Sighting sighting) {
        return Instructions.line(sighting.target().insn()) > 0;
    }

    /** The log statements that the call may be: first what must hold, then what tells the likelier ones. */
    private List<CallSite> candidates(Sighting sighting) {
        Region region = sighting.target().region();
        List<CallSite> sites = new ArrayList<>(byFormat.getOrDefault(region.formatText(), List.of()));
        sites.addAll(withoutFormat);
        sites.removeIf(site -> !mayBe(site, sighting));

        int line = Instructions.line(region.call().insn());
        sites = prefer(sites, site -> site.lines().call() == line);
        sites = prefer(sites, site -> site.level() == region.level());
        sites = prefer(sites, site -> site.format() != null);
        sites = prefer(
                sites, site -> site.arguments().size() == region.operands().count());
        sites = prefer(sites, site -> site.className().equals(className));
        return prefer(sites, site -> site.method().equals(sighting.method()));
    }

    private static List<CallSite> prefer(List<CallSite> sites, Predicate<CallSite> better) {
        if (sites.size() <= 1) {
            return sites;
        }
        List<CallSite> chosen = sites.stream().filter(better).toList();
        return chosen.isEmpty() ? sites : chosen;
    }

    private static boolean mayBe(CallSite site, Sighting sighting) {
        Region region = sighting.target().region();
        boolean ofLog = region.call().methodLevel() == null;
        boolean level = site.level() == region.level() || (ofLog && site.level() == null);
        // One argument of the source may be an array that holds many.
        int arguments = site.arguments().size();
        boolean count = arguments == region.operands().count() || (region.call().array() && arguments == 1);
        return level && count && (hasLines(sighting) ? overlaps(site, region) : hasName(site, sighting));
    }

    private static boolean overlaps(CallSite site, Region region) {
        int start = Instructions.line(region.first());
        int call = Instructions.line(region.call().insn());
        return Math.min(start, call) <= site.lines().last() && site.lines().first() <= Math.max(start, call);
    }

    private static boolean hasName(CallSite site, Sighting sighting) {
        return site.method().equals(sighting.method());
    }
}
