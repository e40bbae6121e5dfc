package dev.whence.benchmarks.whole.rate;

import dev.whence.benchmarks.fork.Answer;
import dev.whence.benchmarks.peer.Messages;
import dev.whence.benchmarks.whole.child.PeerFork;
import java.io.IOException;
import java.time.Duration;

/** A program that logs as fast as it can: takes milliseconds, and numbers of threads that follow each other. */
public final class SustainedProgram {
    static final String LINES = "lines";

    private SustainedProgram() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        PeerFork.run(messages -> log(messages, args));
    }

    private static void log(Messages messages, String[] args) throws InterruptedException {
        Duration time = Duration.ofMillis(Long.parseLong(args[0]));
        Answer.figure("warm-up", LINES, LINES, Burn.warmUp(messages));
        for (int i = 1; i < args.length; i++) {
            tell(args[i], Burn.run(messages, Integer.parseInt(args[i]), time));
        }
    }

    private static void tell(String threads, Burn burn) {
        String setting = threads.equals("1") ? "1 thread" : threads + " threads";
        Answer.figure(setting, "rate", "lines/s", burn.linesPerSecond());
        Answer.figure(setting, "processor", "ns", (double) burn.processorNanos() / burn.lines());
        Answer.figure(setting, LINES, LINES, burn.lines());
    }
}
