package dev.whence.benchmarks.run;

import dev.whence.benchmarks.figure.MissingPeerException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells whoever waits how far the run is, with the time since its start. */
final class Terminal {
    private final PrintStream out;
    private final long start = System.nanoTime();

    Terminal(PrintStream out) {
        this.out = out;
    }

    void say(String format, Object... arguments) {
        Duration since = Duration.ofNanos(System.nanoTime() - start);
        String text = String.format(Locale.ROOT, format, arguments);
        out.printf(Locale.ROOT, "%d:%02d %s%n", since.toMinutes(), since.toSecondsPart(), text);
        out.flush();
    }

    void missing(String what, MissingPeerException missing) {
        say("LEFT OUT: %s, there is no %s", what, missing.getMessage());
    }
}
