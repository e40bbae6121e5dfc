package dev.whence;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The switches of a program's logging. Every method may be called from any thread, and none is needed to log. */
public final class Whence {
    private Whence() {}

    /**
     * Sets the program's defaults and applies them; system properties, the environment and {@code whence.properties}
     * win over them. A later call replaces an earlier one whole, between two records. What is logged from inside
     * {@code settings} is kept.
     */
    public static void configure(Consumer<Settings> settings) {
        Backend backend = Backends.get();
        backend.configure(settings);
        Site.refreshAll(backend);
    }

    /**
     * Changes a level while the program runs, also for classes loaded later.
     *
     * @param target a prefix of logger names ({@code dev.acme}), or one call site ({@code EchoServer.java:42}), whose
     *     rule beats every prefix; the empty string is the level of all
     * @param level null takes the rule back
     */
    public static void setLevel(String target, @Nullable Level level) {
        Backend backend = Backends.get();
        backend.setLevel(target, level);
        Site.refreshAll(backend);
    }

    /**
     * Writes what has been logged before this call.
     *
     * @return false if a fault, already told on standard error, keeps some of it in memory
     */
    public static boolean flush() {
        return Backends.get().flush();
    }

    /**
     * Writes everything, stops the threads and closes the files. Calls that log later write for themselves.
     *
     * @return false if a fault, already told on standard error, kept some records from being written in time
     */
    public static boolean shutdown() {
        return Backends.get().shutdown();
    }

    /** The accounts so far. */
    public static Stats stats() {
        return Backends.get().stats();
    }

    /** Starts to collect records, for assertions in tests. */
    public static Capture capture() {
        return Backends.get().capture();
    }
}
