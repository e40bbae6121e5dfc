package dev.whence.benchmarks.whole.output;

import dev.whence.benchmarks.fork.Answer;
import dev.whence.benchmarks.peer.Messages;
import dev.whence.benchmarks.whole.child.PeerFork;
import java.io.IOException;

/** The child process of {@link OutputCheck}: each message once, then many from two threads at the same time. */
final class OutputProgram {
    private static final int LINES_A_THREAD = 1000;
    private static final int FIRST = 1_000_000;

    private OutputProgram() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        PeerFork.run(OutputProgram::log);
    }

    private static void log(Messages messages) throws InterruptedException {
        messages.staticString();
        messages.stringConcat("basic+udp:host=192.168.1.140,port=12246");
        messages.singleInteger(181);
        messages.twoIntegers(1_032_024, 1_016_544);
        messages.singleDouble(0.4);
        messages.complexFormat(50_000, 97, 50, 0, 26.2);
        messages.disabled(1, 2);
        Thread first = new Thread(() -> logMany(messages), "t101");
        Thread second = new Thread(() -> logMany(messages), "t102");
        first.start();
        second.start();
        first.join();
        second.join();
        Answer.figure("", "lines", "lines", 6 + 2 * LINES_A_THREAD);
    }

    private static void logMany(Messages messages) {
        for (int i = 0; i < LINES_A_THREAD; i++) {
            messages.twoIntegers(FIRST + i, i);
        }
    }
}
