package dev.whence.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** The drain gives the first cell back while the producer comes round to it. */
@JCStressTest
@Outcome(
        id = "1, 2, 3, 2",
        expect = Expect.ACCEPTABLE,
        desc = "The producer found the cell given back, and filled it again.")
@Outcome(
        id = "1, 2, 3, 3",
        expect = Expect.ACCEPTABLE,
        desc = "The producer found the cell still unread, and linked a fresh one in front of it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A record is lost or overwritten, or a cell is.")
@State
public class ReuseTest {
    private static final int CELL = 4 << 10;

    private final NumberedRing ring = new NumberedRing();
    private int first;

    public ReuseTest() {
        ring.write(1, NumberedRing.LARGE);
        ring.write(2, NumberedRing.LARGE);
    }

    @Actor
    public void producer() {
        ring.write(3, NumberedRing.LARGE);
    }

    @Actor
    public void drain() {
        first = ring.read();
        ring.ring.reader().hasNext(); // follows into the next cell, behind which the first one can be given back
        ring.ring.reader().release();
    }

    @Arbiter
    public void rest(IIII_Result taken) {
        taken.r1 = first;
        taken.r2 = ring.read();
        taken.r3 = ring.read();
        taken.r4 = (int) (ring.arena.lent() / CELL);
    }
}
