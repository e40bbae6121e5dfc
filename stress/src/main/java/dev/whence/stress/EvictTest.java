package dev.whence.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** The drain asks the producer to go on in a fresh cell, and takes the free one ahead, while it writes. */
@JCStressTest
@Outcome(id = "1, 2, 3", expect = Expect.ACCEPTABLE, desc = "All records are there, once, in order.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A record is lost, torn, or out of order.")
@State
public class EvictTest {
    private final NumberedRing ring = new NumberedRing();

    @Actor
    public void producer() {
        ring.write(1, NumberedRing.SMALL);
        ring.write(2, NumberedRing.LARGE);
        ring.write(3, NumberedRing.LARGE);
    }

    @Actor
    public void drain() {
        ring.ring.evict();
    }

    @Arbiter
    public void all(III_Result taken) {
        taken.r1 = ring.read();
        taken.r2 = ring.read();
        taken.r3 = ring.read();
    }
}
