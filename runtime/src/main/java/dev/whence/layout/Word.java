package dev.whence.layout;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a pattern can ask for: a percent sign and one of these names. */
enum Word {
    LEVEL(Scope.SITE, "level", "p"),
    LOGGER(Scope.SITE, "logger", "c"),
    CLASS(Scope.SITE, "class", "C"),
    FILE(Scope.SITE, "file", "F"),
    LINE(Scope.SITE, "line", "L"),
    METHOD(Scope.SITE, "method", "M"),
    PID(Scope.PROCESS, "pid", "pid"),
    LINE_END(Scope.PROCESS, "n", "n"),
    DATE(Scope.RECORD, "date", "d"),
    THREAD(Scope.RECORD, "thread", "t"),
    MESSAGE(Scope.RECORD, "msg", "m"),
    EXCEPTION(Scope.RECORD, "ex", "ex"),
    NO_EXCEPTION(Scope.PROCESS, "nopex", "nopex");

    /** How often a word's text changes. */
    enum Scope {
        PROCESS,
        SITE,
        RECORD
    }

    private final Scope scope;
    private final String name;
    private final String shortName;

    Word(Scope scope, String name, String shortName) {
        this.scope = scope;
        this.name = name;
        this.shortName = shortName;
    }

    static @Nullable Word of(String name) {
        for (Word word : values()) {
            if (word.name.equals(name) || word.shortName.equals(name)) {
                return word;
            }
        }
        return null;
    }

    /** All names, as a message lists them. */
    static String allNames() {
        return Stream.of(values())
                .flatMap(word -> Stream.of(word.name, word.shortName).distinct())
                .map(name -> "%" + name)
                .collect(Collectors.joining(" ", "", " %%"));
    }

    Scope scope() {
        return scope;
    }
}
