package dev.whence;

import java.util.function.Consumer;

/**
 * What stands behind {@link Whence} and {@link Site}: the one way from this package, which everything else builds on,
 * up to the pipeline. Implemented once, by {@code dev.whence.config}; not for programs.
 */
public interface Backend {

    /** An answer about a site. {@code ASK_AGAIN}: this very thread is reading the settings right now. */
    enum Answer {
        ON,
        OFF,
        ASK_AGAIN
    }

    /** The level rules in force; another object whenever they change. */
    Object rules();

    /** Whether the rules enable {@code site}; reads the settings at the first call, and starts no pipeline. */
    Answer isEnabled(Site site);

    /** See {@link Whence#setLevel}. */
    void setLevel(String target, @org.jspecify.annotations.Nullable Level level);

    /** See {@link Whence#configure}. */
    void configure(Consumer<Settings> settings);

    /** See {@link Whence#flush}. */
    boolean flush();

    /** See {@link Whence#shutdown}. */
    boolean shutdown();

    /** See {@link Whence#stats}. */
    Stats stats();

    /** See {@link Whence#capture}. */
    Capture capture();
}
