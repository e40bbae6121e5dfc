package dev.whence.benchmarks.run;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.fork.Measurement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Measurements that take turns, so that whatever else the machine does for a while meets all of them. Each round begins
 * with another one.
 */
final class Turns {
    private final List<Turn> turns;
    private final Terminal terminal;
    private final List<Figure> figures;

    /**
     * One that takes turns.
     *
     * @param rounds in how many it takes part, from the first on
     */
    record Turn(Measurement measurement, int rounds) {}

    /** @param figures where all that is measured is added at once, for those that need what others have measured */
    Turns(List<Turn> turns, Terminal terminal, List<Figure> figures) {
        this.turns = new ArrayList<>(turns);
        this.terminal = terminal;
        this.figures = figures;
    }

    /** What cannot be measured here is said once, and left out of the rounds that follow. */
    void run() throws IOException, InterruptedException {
        int rounds = turns.stream().mapToInt(Turn::rounds).max().orElse(0);
        for (int round = 1; round <= rounds; round++) {
            for (Turn turn : List.copyOf(turns)) {
                if (round <= turn.rounds()) {
                    take(turn, "round " + round + " of " + rounds, round);
                }
            }
            // From the second round on, whoever needs figures of another finds those of an earlier round.
            Collections.rotate(turns, turns.size() / rounds);
        }
    }

    private void take(Turn turn, String when, int round) throws IOException, InterruptedException {
        Measurement measurement = turn.measurement();
        terminal.say("  %s: %s", when, measurement.title());
        try {
            figures.addAll(measurement.measure(round));
        } catch (MissingPeerException e) {
            terminal.missing(measurement.title(), e);
            turns.remove(turn);
        }
    }
}
