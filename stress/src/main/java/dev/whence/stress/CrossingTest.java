package dev.whence.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The second record goes into the next cell: the drain follows, and not before the first cell is read to its end. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "The drain looked before the first commit.")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "The first came between two looks.")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "The first is taken, the second is on its way.")
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "The drain has followed into the next cell.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A record that is torn, left out, or out of order.")
@State
public class CrossingTest {
    private final NumberedRing ring = new NumberedRing();

    @Actor
    public void producer() {
        ring.write(1, NumberedRing.LARGE);
        ring.write(2, NumberedRing.LARGE);
    }

    @Actor
    public void drain(II_Result taken) {
        taken.r1 = ring.read();
        taken.r2 = ring.read();
    }
}
