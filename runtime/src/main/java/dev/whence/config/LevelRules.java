package dev.whence.config;

import dev.whence.Level;
import dev.whence.Site;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The levels in force: what is configured, and over it what was set while the program ran. Immutable, so that a change is
 * another object, which sites can tell.
 *
 * <p>For a logger the longest prefix counts that is the whole name or ends at a {@code .} or {@code $}. For a call site
 * its own rule beats every prefix; of two that match, the one that says more of the path.
 */
final class LevelRules {
    /** By target, as written; the empty one is the level of all. */
    private final Map<String, Level> configured;

    /** What was set later, by target. */
    private final Map<String, Level> set;

    private final Map<String, Level> prefixes = new HashMap<>();
    private final List<CallRule> calls = new ArrayList<>();

    private record CallRule(LevelTarget.Call call, Level level) implements Comparable<CallRule> {
        /** First the one that says more of the path. */
        @Override
        public int compareTo(CallRule other) {
            return Integer.compare(other.call.file().length(), call.file().length());
        }
    }

    private LevelRules(Map<String, Level> configured, Map<String, Level> set) {
        this.configured = configured;
        this.set = set;
        Map<String, Level> all = new HashMap<>(configured);
        all.putAll(set);
        for (Map.Entry<String, Level> rule : all.entrySet()) {
            LevelTarget target = LevelTarget.parse(rule.getKey());
            if (target instanceof LevelTarget.Call call) {
                calls.add(new CallRule(call, rule.getValue()));
            } else {
                prefixes.put(rule.getKey(), rule.getValue());
            }
        }
        Collections.sort(calls);
    }

    /**
     * The rules that are configured, with nothing set yet.
     *
     * @param root the level of all loggers that no prefix rules over
     * @param levels by target, all of them valid
     */
    static LevelRules of(Level root, Map<String, Level> levels) {
        return new LevelRules(configured(root, levels), Map.of());
    }

    /** Another configuration under what was set. */
    LevelRules reconfigured(Level root, Map<String, Level> levels) {
        return new LevelRules(configured(root, levels), set);
    }

    private static Map<String, Level> configured(Level root, Map<String, Level> levels) {
        Map<String, Level> all = new HashMap<>(levels);
        all.put("", root);
        return all;
    }

    /**
     * Sets the level of a target.
     *
     * @throws IllegalArgumentException if the target is neither a prefix nor a call site
     */
    LevelRules with(String target, Level level) {
        checked(target);
        Map<String, Level> more = new HashMap<>(set);
        more.put(target, level);
        return new LevelRules(configured, more);
    }

    /**
     * Takes back what was set for a target, so that it has its configured rule again, or none.
     *
     * @throws IllegalArgumentException if the target is neither a prefix nor a call site
     */
    LevelRules without(String target) {
        checked(target);
        Map<String, Level> fewer = new HashMap<>(set);
        fewer.remove(target);
        return new LevelRules(configured, fewer);
    }

    private static void checked(String target) {
        try {
            LevelTarget.parse(target);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected " + e.getMessage(), e);
        }
    }

    /** Whether a call is to be logged. A site of any line is a gate, open if some line behind it may be enabled. */
    boolean isEnabled(Site site) {
        if (site.line() == Site.ANY_LINE) {
            return isEnabled(site, levelOf(site.logger())) || calls.stream().anyMatch(rule -> opens(rule, site));
        }
        Level own = levelOfCall(site);
        return isEnabled(site, own == null ? levelOf(site.logger()) : own);
    }

    private static boolean isEnabled(Site site, Level threshold) {
        return site.level().compareTo(threshold) >= 0;
    }

    private static boolean opens(CallRule rule, Site gate) {
        return rule.call().matchesFile(gate) && isEnabled(gate, rule.level());
    }

    private @Nullable Level levelOfCall(Site site) {
        for (CallRule rule : calls) {
            if (rule.call().line() == site.line() && rule.call().matchesFile(site)) {
                return rule.level();
            }
        }
        return null;
    }

    /** The level of a logger, by the rules of prefixes alone. */
    Level levelOf(String logger) {
        Level level = prefixes.get(logger);
        for (int end = logger.length() - 1; level == null && end > 0; end--) {
            char c = logger.charAt(end);
            if (c == '.' || c == '$') {
                Level withSeparator = prefixes.get(logger.substring(0, end + 1));
                level = withSeparator == null ? prefixes.get(logger.substring(0, end)) : withSeparator;
            }
        }
        return level == null ? Objects.requireNonNull(prefixes.get("")) : level;
    }
}
