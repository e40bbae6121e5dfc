package dev.whence.config;

import dev.whence.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one value among the many that may be set under a key.
 *
 * @param outside the settings from outside, the ones that win first
 * @param code the program's own defaults
 * @param problems takes one line for each value that is not valid
 */
record Lookup(List<Setting> outside, List<Setting> code, Consumer<String> problems) {

    <T> T value(String key, String builtIn, Values.Parser<T> parser) {
        List<Setting> candidates = candidates(key);
        Optional<T> set = first(candidates, builtIn.isEmpty() ? "the default" : builtIn, parser);
        return set.isPresent() ? set.get() : parser.parse(builtIn);
    }

    /** The rules of levels, each target looked up for itself. */
    Map<String, Level> levels() {
        Set<String> keys = new LinkedHashSet<>();
        for (Setting setting : outside) {
            keys.add(setting.key());
        }
        for (Setting setting : code) {
            keys.add(setting.key());
        }
        Map<String, Level> levels = new TreeMap<>();
        for (String key : keys) {
            if (key.startsWith(Keys.LEVEL_PREFIX)) {
                String target = key.substring(Keys.LEVEL_PREFIX.length());
                first(candidates(key), null, text -> level(target, text)).ifPresent(level -> levels.put(target, level));
            }
        }
        return levels;
    }

    private static Level level(String target, String text) {
        LevelTarget.parse(target);
        return Values.LEVEL.parse(text);
    }

    /** The outermost setting of a key, and behind it the program's own. */
    private List<Setting> candidates(String key) {
        List<Setting> candidates = new ArrayList<>(2);
        addOutermost(outside, key, candidates);
        addOutermost(code, key, candidates);
        return candidates;
    }

    private static void addOutermost(List<Setting> settings, String key, List<Setting> candidates) {
        for (Setting setting : settings) {
            if (setting.key().equals(key)) {
                candidates.add(setting);
                return;
            }
        }
    }

    /**
     * The first of the candidates that is valid. The others before it are told.
     *
     * @param otherwise what is used if none is valid; null if that is nothing
     */
    private <T> Optional<T> first(List<Setting> candidates, @Nullable String otherwise, Values.Parser<T> parser) {
        List<String> faults = new ArrayList<>();
        Optional<T> result = Optional.empty();
        String used = otherwise;
        for (Setting candidate : candidates) {
            try {
                result = Optional.of(parser.parse(candidate.value()));
                used = candidate.value();
                break;
            } catch (IllegalArgumentException e) {
                faults.add(candidate + " is not valid: expected " + e.getMessage());
            }
        }
        for (String fault : faults) {
            problems.accept(fault + (used == null ? "; ignored" : "; using " + used));
        }
        return result;
    }
}
