package dev.whence.benchmarks.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who or what was measured, as its id tells it: {@code log4j-location} is Log4j with file, line and method in its lines,
 * which the peers are without unless they say so, and Whence has unless it says {@code no-location}.
 *
 * @param id as in the figures
 * @param name as people write it
 * @param kind what it is compared as
 * @param located whether its lines say where they came from
 */
record Subject(String id, String name, Kind kind, boolean located) {
    /** What a subject is compared as; tables have them in this order. */
    enum Kind {
        WHENCE,
        PEER,
        /** What no logger can be faster than, or what there is without one. */
        FLOOR
    }

    /** Whence without settings. */
    static final String DEFAULT = "whence-async-precise";

    /** Whence first, the peers without location before those with it, what is no logger last. */
    static final Comparator<Subject> ORDER = Comparator.comparing(Subject::kind)
            .thenComparing(subject -> !subject.id.equals(DEFAULT))
            .thenComparing(subject -> subject.located == (subject.kind == Kind.PEER))
            .thenComparing(Subject::id);

    private static final String LOCATION = "location";
    private static final String NO_LOCATION = "no-" + LOCATION;
    private static final String WOVEN = "woven";
    private static final Set<String> LOCATION_WORDS = Set.of("no", LOCATION, WOVEN);

    private static final Map<String, String> FAMILIES =
            Map.of("whence", "Whence", "log4j", "Log4j", "logback", "Logback", "tinylog", "tinylog");

    private static final Map<String, String> FLOORS = Map.of(
            "floor-empty", "an empty method",
            "floor-nano-time", "one System.nanoTime()",
            "floor-write-blocks", "bare write, 64 KiB at once",
            "floor-write-lines", "bare write, line by line",
            "jvm", "a JVM without a logger",
            "off", "level off",
            "plain-source", "plain source",
            "idle", "beside an idle processor",
            "unwoven", "without weaving",
            "woven", "with weaving");

    static Subject of(String id) {
        String family = family(id);
        String name = FAMILIES.get(family);
        if (name == null) {
            return new Subject(id, FLOORS.getOrDefault(id, id), Kind.FLOOR, false);
        }
        boolean whence = family.equals("whence");
        List<String> words = List.of(id.split("-"));
        boolean woven = words.contains(WOVEN);
        boolean located = whence ? !id.endsWith(NO_LOCATION) : woven || words.contains(LOCATION);
        String settings = words.stream()
                .skip(1)
                .filter(word -> !LOCATION_WORDS.contains(word))
                .map(word -> " " + word)
                .collect(Collectors.joining());
        String place = located ? (whence ? "" : " with location" + (woven ? " woven in" : "")) : " without location";
        return new Subject(id, name + settings + place, whence ? Kind.WHENCE : Kind.PEER, located);
    }

    private static String family(String id) {
        return id.split("-", 2)[0];
    }
}
