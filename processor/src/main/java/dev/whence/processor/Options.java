package dev.whence.processor;

import dev.whence.processor.diagnostic.Policy;
import dev.whence.processor.model.LogLevel;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the user asks of the processor with {@code -Awhence.…}.
 *
 * @param level calls below it are compiled away
 * @param weave whether call sites are rewritten
 */
record Options(LogLevel level, Policy policy, boolean weave) {
    private static final String LEVEL = "whence.level";
    private static final String CHECKS = "whence.checks";
    private static final String STRICT = "whence.strict";
    private static final String WEAVE = "whence.weave";

    private static final List<String> BOOLEANS = List.of("true", "false");

    /** The names of all options. */
    static Set<String> names() {
        return new LinkedHashSet<>(List.of(LEVEL, CHECKS, STRICT, WEAVE));
    }

    /**
     * Reads the options; one that is wrong counts as not given.
     *
     * @param values by name; null for an option without {@code =}
     * @param problems takes a sentence for each wrong option
     */
    static Options of(Map<String, @Nullable String> values, Consumer<String> problems) {
        Reader reader = new Reader(values, problems);
        List<String> levels = Arrays.stream(LogLevel.values()).map(Enum::name).toList();
        LogLevel level = LogLevel.valueOf(reader.read(LEVEL, levels, "TRACE", ""));
        Policy.Checks checks = Policy.Checks.valueOf(reader.read(CHECKS, List.of("error", "warn", "off"), "default", "")
                .toUpperCase(Locale.ROOT));
        boolean strict = reader.read(STRICT, BOOLEANS, "false", "true").equals("true");
        boolean weave = reader.read(WEAVE, BOOLEANS, "true", "true").equals("true");
        if (strict && !weave) {
            problems.accept(
                    "-A%s=true and -A%s=false contradict each other: give one of them".formatted(STRICT, WEAVE));
        }
        return new Options(level, new Policy(checks, strict), weave);
    }

    /** Reads one option after the other. */
    private record Reader(Map<String, @Nullable String> values, Consumer<String> problems) {

        /**
         * @param absent the value of an option that is not given
         * @param bare the value of an option without a value; empty if it must have one
         */
        String read(String name, List<String> allowed, String absent, String bare) {
            if (!values.containsKey(name)) {
                return absent;
            }
            String value = values.get(name);
            String given = value == null ? bare : value;
            for (String one : allowed) {
                if (one.equalsIgnoreCase(given)) {
                    return one;
                }
            }
            problems.accept("-A%s=%s is no value of this option: allowed are %s"
                    .formatted(name, given, String.join(", ", allowed)));
            return absent;
        }
    }
}
