package dev.whence.benchmarks.fork;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.MissingPeerException;
import java.io.IOException;
import java.util.List;

/** One thing that is measured again and again. A run takes turns between all its measurements, round by round. */
public interface Measurement {
    /** What the run tells its user while it waits. */
    String title();

    /**
     * Measures once.
     *
     * @param fork the round, from 1
     * @throws MissingPeerException if this cannot be measured here; the others can
     */
    List<Figure> measure(int fork) throws IOException, InterruptedException, MissingPeerException;
}
