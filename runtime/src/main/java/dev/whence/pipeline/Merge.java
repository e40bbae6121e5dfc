package dev.whence.pipeline;

import java.util.Collection;
import java.util.PriorityQueue;

/**
 * Many rings into one order, by time, and at one time by ring: so that what was taken once is taken in the same order
 * again, after a kill. Each ring is in order itself.
 */
final class Merge {
    private final PriorityQueue<Source> heads = new PriorityQueue<>();

    /** Takes the record at a source's cursor. */
    interface Taker {
        /** False to end here, whatever is left. */
        boolean take(Source source);
    }

    /**
     * Takes what is older than {@code until}.
     *
     * @return how many records
     */
    int run(Collection<Source> sources, long until, Taker taker) {
        heads.clear();
        for (Source source : sources) {
            if (source.peek(until)) {
                heads.add(source);
            }
        }
        int taken = 0;
        for (Source first = heads.poll(); first != null; first = heads.poll()) {
            Source second = heads.peek();
            boolean more = true;
            while (more && (second == null || first.compareTo(second) < 0)) {
                if (!taker.take(first)) {
                    return taken;
                }
                taken++;
                more = first.peek(until);
            }
            if (more) {
                heads.add(first);
            }
        }
        return taken;
    }
}
