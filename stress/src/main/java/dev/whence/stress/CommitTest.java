package dev.whence.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A record becomes visible as a whole. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "The drain looked too early, twice: the record waits.")
@Outcome(id = "0, 7", expect = Expect.ACCEPTABLE, desc = "The record was committed between two looks.")
@Outcome(id = "7, 0", expect = Expect.ACCEPTABLE, desc = "The record was there at once, and is taken once.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A record that is torn, or comes twice.")
@State
public class CommitTest {
    private final NumberedRing ring = new NumberedRing();

    @Actor
    public void producer() {
        ring.write(7, NumberedRing.SMALL);
    }

    @Actor
    public void drain(II_Result taken) {
        taken.r1 = ring.read();
        taken.r2 = ring.read();
    }
}
