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
    private final List<Measurement> measurements;
    private final Terminal terminal;
    private final List<Figure> figures;

    /** @param figures where all that is measured is added at once, for those that need what others have measured */
    Turns(List<? extends Measurement> measurements, Terminal terminal, List<Figure> figures) {
        this.measurements = new ArrayList<>(measurements);
        this.terminal = terminal;
        this.figures = figures;
    }

    /** What cannot be measured here is said once, and left out of the rounds that follow. */
    void run(int rounds) throws IOException, InterruptedException {
        for (int round = 1; round <= rounds; round++) {
            for (Measurement measurement : List.copyOf(measurements)) {
                terminal.say("  round %d of %d: %s", round, rounds, measurement.title());
                try {
                    figures.addAll(measurement.measure(round));
                } catch (MissingPeerException e) {
                    terminal.missing(measurement.title(), e);
                    measurements.remove(measurement);
                }
            }
            // From the second round on, whoever needs figures of another finds those of an earlier round.
            Collections.rotate(measurements, measurements.size() / rounds);
        }
    }
}
