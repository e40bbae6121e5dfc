package dev.whence.benchmarks.whole.rate;

import dev.whence.benchmarks.fork.Answer;
import dev.whence.benchmarks.peer.Messages;
import dev.whence.benchmarks.whole.child.PeerFork;
import java.io.IOException;
import org.HdrHistogram.Histogram;

/**
 * The child process of {@link Response}: takes milliseconds, and settings {@code <name>=<lines a second>} that follow
 * each other.
 */
final class ResponseProgram {
    private static final double NANOS_A_SECOND = 1e9;

    private ResponseProgram() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        PeerFork.run(messages -> log(messages, args));
    }

    private static void log(Messages messages, String[] args) throws InterruptedException {
        double seconds = Long.parseLong(args[0]) / 1e3;
        Burn.warmUp(messages);
        for (int i = 1; i < args.length; i++) {
            int split = args[i].indexOf('=');
            double rate = Double.parseDouble(args[i].substring(split + 1));
            OpenLoop loop = new OpenLoop(messages);
            loop.run(Math.max(1, (long) (rate * seconds)), NANOS_A_SECOND / rate);
            messages.flush(); // the next setting begins without a backlog
            tell(args[i].substring(0, split), loop);
        }
    }

    private static void tell(String setting, OpenLoop loop) {
        Histogram times = loop.responseTimes();
        Answer.figure(setting, "p50", "ns", times.getValueAtPercentile(50));
        Answer.figure(setting, "p99", "ns", times.getValueAtPercentile(99));
        Answer.figure(setting, "p99.9", "ns", times.getValueAtPercentile(99.9));
        Answer.figure(setting, "p99.99", "ns", times.getValueAtPercentile(99.99));
        Answer.figure(setting, "max", "ns", times.getMaxValue());
        Answer.figure(setting, "offered", "lines/s", loop.callsPerSecond());
        Answer.figure(setting, "calls", "calls", times.getTotalCount());
    }
}
