package dev.whence.program;

import dev.whence.Level;
import dev.whence.Site;
import dev.whence.Whence;
import dev.whence.link.v1.Claim;
import dev.whence.link.v1.Link;

/** An application that a container loads, runs and throws away. Whoever keeps its class loader keeps its ballast. */
public final class RedeployedApplication implements Runnable {
    static final int SITES = 1000;

    @SuppressWarnings("UnusedVariable") // memory that goes with this class alone
    private static final byte[] BALLAST = new byte[4 << 20];

    private static final Site[] CALLS = new Site[SITES];

    static {
        for (int i = 0; i < SITES; i++) {
            CALLS[i] = Site.of(
                    "org.example.App",
                    "org.example.App",
                    "org/example/App.java",
                    i + 1,
                    "call",
                    Level.INFO,
                    "a format of some length, as they are in programs, with one argument in it: {}, in call " + i,
                    "number");
        }
    }

    /** Logs once at each call site. */
    @Override
    public void run() {
        for (int i = 0; i < SITES; i++) {
            if (CALLS[i].isEnabled()) {
                Claim claim = Link.begin(CALLS[i], i % 2 == 0 ? "I" : "J", Long.BYTES);
                if (claim != null) {
                    if (i % 2 == 0) {
                        claim.put(i);
                    } else {
                        claim.put((long) i);
                    }
                    claim.commit();
                }
            }
        }
    }

    /** Ends the runtime that this application has brought along. */
    public static final class End implements Runnable {
        @Override
        public void run() {
            if (!Whence.shutdown()) {
                throw new AssertionError("not all is written");
            }
        }
    }
}
