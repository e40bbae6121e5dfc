package dev.whence.benchmarks.whole.profile;

import java.util.Optional;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;

/**
 * What a profiler saw once.
 *
 * @param thread which of the threads that matter
 * @param part what it was at
 */
record Sample(String thread, String part) {
    private static final String WHENCE = "dev.whence.";
    private static final String BENCHMARKS = "dev.whence.benchmarks.";
    private static final String DRAIN = "whence-drain";
    /** Native methods, of channels and of streams. */
    private static final Set<String> WRITES = Set.of("write0", "writeBytes");

    /** As {@code Burn} names those that log. */
    private static final String CALLER = "t\\d+";

    /** None of another thread, or of a stack that could not be walked. */
    static Optional<Sample> of(RecordedEvent event) {
        RecordedThread thread = event.getThread("sampledThread");
        if (thread == null || thread.getJavaName() == null || event.getStackTrace() == null) {
            return Optional.empty();
        }
        String name = thread.getJavaName();
        if (name.equals(DRAIN)) {
            return Optional.of(new Sample("the thread that drains", part(event)));
        }
        return name.matches(CALLER) ? Optional.of(new Sample("the thread that logs", part(event))) : Optional.empty();
    }

    private static String part(RecordedEvent event) {
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            String type = frame.getMethod().getType().getName();
            if ("write0".equals(frame.getMethod().getName())
                    || "writeBytes".equals(frame.getMethod().getName())) {
                return "system's write";
            }
            if (type.startsWith(WHENCE) && !type.startsWith(BENCHMARKS)) {
                String inside = type.substring(WHENCE.length());
                return inside.contains(".") ? inside.substring(0, inside.indexOf('.')) : "dev.whence";
            }
        }
        return "the program";
    }
}
